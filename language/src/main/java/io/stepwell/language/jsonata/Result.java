package io.stepwell.language.jsonata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the value of an evaluation into a plain tree, as JavaScript's {@code JSON.stringify} would see it: a function is
 * nothing, a member that is nothing is left out, an element that is nothing is null. What came from the input is
 * returned as it is.
 */
final class Result {
    private final Meter meter;
    private long bytesLeft;

    private Result(Meter meter) {
        this.meter = meter;
        this.bytesLeft = meter.outputBytesMax();
    }

    static @Nullable Object of(@Nullable Object value, Meter meter) {
        return switch (value) {
            case Function function -> Values.UNDEFINED;
            case Number number -> Numbers.plain(number);
            case Sequence sequence -> new Result(meter).plain(sequence);
            case Members members -> new Result(meter).plain(members);
            case String text -> new Result(meter).plain(text);
            case null, default -> value;
        };
    }

    private void spend(long bytes) {
        meter.step();
        bytesLeft -= bytes;
        if (bytesLeft < 0) {
            throw Fault.overrun("The result of the expression is larger than " + meter.outputBytesMax() + " bytes");
        }
    }

    private @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Sequence sequence when sequence.wrapsInput -> plain(sequence.get(0));
            case Sequence sequence -> list(sequence);
            case Members members -> map(members);
            case List<?> input -> {
                measure(input);
                yield input;
            }
            case Map<?, ?> input -> {
                measure(input.values());
                input.keySet().forEach(name -> spend(((String) name).length() + 4L));
                yield input;
            }
            case Number number -> {
                spend(8);
                yield Numbers.plain(number);
            }
            case String text -> {
                spend(text.length() + 3L);
                yield text;
            }
            case null, default -> {
                spend(5);
                yield value;
            }
        };
    }

    private void measure(Collection<?> input) {
        meter.enter();
        spend(2);
        input.forEach(this::plain);
        meter.leave();
    }

    private List<@Nullable Object> list(Sequence list) {
        meter.enter();
        spend(2);
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (Object element : list) {
            copy.add(isNothing(element) ? null : plain(element));
        }
        meter.leave();
        return copy;
    }

    private Map<String, @Nullable Object> map(Members map) {
        meter.enter();
        spend(2);
        Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((name, member) -> {
            if (!isNothing(member)) {
                spend(name.length() + 4L);
                copy.put(name, plain(member));
            }
        });
        meter.leave();
        return copy;
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == Values.UNDEFINED || value instanceof Function;
    }
}
