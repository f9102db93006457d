package io.stepwell.language.jsonata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order-by step, and the sort it shares with {@code $sort}: a stable merge sort that bears any comparison. */
final class Ordering {
    private Ordering() {}

    /** Says whether the first of two values goes after the second. */
    interface After {
        boolean test(@Nullable Object first, @Nullable Object second);
    }

    static Sequence order(Node step, List<?> values, Frame frame, Evaluator evaluator) {
        boolean tuples = Sequence.hasTuples(values);
        Sequence sorted = sort(
                values,
                (first, second) -> {
                    for (Node term : step.items) {
                        int order = compare(step, term, first, second, tuples, frame, evaluator);
                        if (order != 0) {
                            return order > 0;
                        }
                    }
                    return false;
                },
                evaluator.meter());
        sorted.isSequence = Sequence.isQuery(values);
        sorted.tuples = tuples;
        return sorted;
    }

    private static int compare(
            Node step,
            Node term,
            @Nullable Object first,
            @Nullable Object second,
            boolean tuples,
            Frame frame,
            Evaluator evaluator) {
        Object a = key(term, first, tuples, frame, evaluator);
        Object b = key(term, second, tuples, frame, evaluator);
        if (a == Values.UNDEFINED || b == Values.UNDEFINED) {
            return a == b ? 0 : a == Values.UNDEFINED ? 1 : -1;
        }
        if (!isKey(a) || !isKey(b)) {
            throw Fault.of("T2008").at(step.position).value(isKey(a) ? b : a);
        }
        if (a instanceof String != b instanceof String) {
            throw Fault.of("T2007").at(step.position).value(a).with("value2", b);
        }
        int order = Operators.compare(a, b);
        return term.descending ? -order : order;
    }

    private static @Nullable Object key(
            Node term, @Nullable Object element, boolean tuples, Frame frame, Evaluator evaluator) {
        return tuples && element instanceof Map<?, ?> tuple
                ? evaluator.evaluate(term.left, Steps.value(element), Evaluator.frame(frame, tuple))
                : evaluator.evaluate(term.left, element, frame);
    }

    private static boolean isKey(@Nullable Object value) {
        return value instanceof String || value instanceof Number;
    }

    static Sequence sort(List<?> values, After after, Meter meter) {
        meter.elements(2L * values.size());
        List<@Nullable Object> source = new ArrayList<>(values);
        List<@Nullable Object> target = new ArrayList<>(values);
        sort(source, target, 0, values.size(), after, meter);
        return Sequence.array(target);
    }

    /** Sorts a range; both lists hold it at the start, the target at the end. */
    private static void sort(
            List<@Nullable Object> source, List<@Nullable Object> target, int from, int to, After after, Meter meter) {
        if (to - from < 2) {
            return;
        }
        int middle = from + (to - from) / 2;
        sort(target, source, from, middle, after, meter);
        sort(target, source, middle, to, after, meter);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            meter.step();
            boolean takeRight = left == middle || (right < to && after.test(source.get(left), source.get(right)));
            target.set(i, takeRight ? source.get(right++) : source.get(left++));
        }
    }
}
