package io.stepwell.language.jsonata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Predicates: an index, a list of indexes, or a condition on each element. */
final class Filters {
    private Filters() {}

    static Sequence filter(Node predicate, @Nullable Object input, Frame frame, Evaluator evaluator) {
        Sequence results = Sequence.query();
        results.tuples = Sequence.hasTuples(input);
        if (input == Values.UNDEFINED) {
            return results;
        }
        List<?> values = Sequence.listOf(input);
        if (predicate.kind == Kind.NUMBER && predicate.value instanceof Number number) {
            return at(values, position(number, values.size()), results);
        }
        Meter meter = evaluator.meter();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            Object verdict = results.tuples
                    ? evaluator.evaluate(predicate, Steps.value(value), Evaluator.frame(frame, (Map<?, ?>) value))
                    : evaluator.evaluate(predicate, value, frame);
            int times = times(verdict, i, values.size(), meter);
            for (int n = 0; n < times; n++) {
                meter.elements(1);
                results.add(value);
            }
        }
        return results;
    }

    private static long position(Number index, int size) {
        long floor = (long) Math.floor(index.doubleValue());
        return floor < 0 ? size + floor : floor;
    }

    private static Sequence at(List<?> values, long index, Sequence results) {
        Object item = index >= 0 && index < values.size() ? values.get((int) index) : Values.UNDEFINED;
        if (item instanceof Sequence list) {
            return list;
        }
        if (item instanceof List<?> list) {
            return Sequence.array(list);
        }
        if (item != Values.UNDEFINED) {
            results.add(item);
        }
        return results;
    }

    /** How often the element at this position is wanted: a list of indexes may name it more than once. */
    private static int times(@Nullable Object verdict, int index, int size, Meter meter) {
        if (Values.isNumber(verdict) && verdict instanceof Number number) {
            return position(number, size) == index ? 1 : 0;
        }
        if (!(verdict instanceof List<?> list) || !allNumbers(list, meter)) {
            return Values.isTrue(verdict, meter) ? 1 : 0;
        }
        int times = 0;
        for (Object number : list) {
            times += position((Number) number, size) == index ? 1 : 0;
        }
        return times;
    }

    private static boolean allNumbers(List<?> list, Meter meter) {
        meter.steps(list.size());
        for (Object element : list) {
            if (!Values.isNumber(element)) {
                return false;
            }
        }
        return true;
    }
}
