package io.stepwell.language.jsonata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The different ones of values, in order of their first appearance. */
final class Distinct {
    final Sequence result = new Sequence();
    private final Map<Object, List<@Nullable Object>> candidates = new HashMap<>();
    private final Meter meter;

    Distinct(Meter meter) {
        this.meter = meter;
    }

    void add(@Nullable Object value) {
        meter.elements(8);
        List<@Nullable Object> alike = candidates.computeIfAbsent(key(value), none -> new ArrayList<>(1));
        for (Object other : alike) {
            if (Values.equal(value, other, meter)) {
                return;
            }
        }
        alike.add(value);
        result.add(value);
    }

    /** Equal values have equal keys; strings and numbers that differ mostly have different ones. */
    private static Object key(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> number.doubleValue() + 0.0;
            case List<?> list -> List.of("array", list.size());
            case Map<?, ?> map -> List.of("object", map.size());
            case null, default -> Values.letter(value);
        };
    }
}
