package io.stepwell.language.jsonata;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wildcards: what an object or array contains ({@code *}), and contains at any depth ({@code **}). */
final class Descent {
    private Descent() {}

    static Sequence children(@Nullable Object input, Meter meter) {
        Object parent = input instanceof Sequence sequence && sequence.wrapsInput && !sequence.isEmpty()
                ? sequence.get(0)
                : input;
        Collection<?> children = switch (parent) {
            case Map<?, ?> object -> object.values();
            case List<?> list -> list;
            case null, default -> List.of();
        };
        Sequence result = Sequence.query();
        for (Object child : children) {
            meter.step();
            flatten(child, result, meter);
        }
        return result;
    }

    private static void flatten(@Nullable Object value, Sequence result, Meter meter) {
        if (!(value instanceof List<?> list)) {
            meter.elements(1);
            result.add(value);
            return;
        }
        meter.enter();
        for (Object element : list) {
            meter.step();
            flatten(element, result, meter);
        }
        meter.leave();
    }

    static @Nullable Object descendants(@Nullable Object input, Meter meter) {
        if (input == Values.UNDEFINED) {
            return Values.UNDEFINED;
        }
        Sequence result = Sequence.query();
        descend(input, result, meter);
        return result.size() == 1 ? result.get(0) : result;
    }

    private static void descend(@Nullable Object value, Sequence result, Meter meter) {
        meter.step();
        if (!(value instanceof List)) {
            meter.elements(1);
            result.add(value);
        }
        Collection<?> children = switch (value) {
            case Map<?, ?> object -> object.values();
            case List<?> list -> list;
            case null, default -> List.of();
        };
        meter.enter();
        for (Object child : children) {
            descend(child, result, meter);
        }
        meter.leave();
    }
}
