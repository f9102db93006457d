package io.stepwell.language.jsonata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What values are to JSONata. JSON's null is Java's null; nothing at all is {@link #UNDEFINED}, which never stands in an
 * array or object.
 */
final class Values {
    static final Object UNDEFINED = new Object() {
        @Override
        public String toString() {
            return "undefined";
        }
    };

    private Values() {}

    /** @throws Fault when it is a number too large for JSON */
    static boolean isNumber(@Nullable Object value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            if (Double.isNaN(number)) {
                return false;
            }
            throw Fault.of("D1001").value(value);
        }
        return value instanceof Number;
    }

    /** The letter a signature has for the type of a value; {@code m} for a missing one. */
    static char letter(@Nullable Object value) {
        return switch (value) {
            case null -> 'l';
            case String s -> 's';
            case Number n -> 'n';
            case Boolean b -> 'b';
            case List<?> l -> 'a';
            case Function f -> 'f';
            case Map<?, ?> m -> 'o';
            default -> 'm';
        };
    }

    /** Whether a value counts as true; false for nothing. */
    static boolean isTrue(@Nullable Object value, Meter meter) {
        return switch (value) {
            case null -> false;
            case Boolean b -> b;
            case String s -> !s.isEmpty();
            case List<?> list -> {
                for (Object element : list) {
                    meter.step();
                    if (isTrue(element, meter)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Map<?, ?> map -> !map.isEmpty();
            default -> isNumber(value) && ((Number) value).doubleValue() != 0;
        };
    }

    /** Whether two values are equal as JSON; numbers by their value. */
    static boolean equal(@Nullable Object left, @Nullable Object right, Meter meter) {
        meter.step();
        if (left == right) {
            return true;
        }
        if (left == null || right == null) {
            return false;
        }
        if (left instanceof Number a && right instanceof Number b) {
            return Numbers.equal(a, b);
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return equalLists(a, b, meter);
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return equalMaps(a, b, meter);
        }
        return left.equals(right);
    }

    private static boolean equalLists(List<?> left, List<?> right, Meter meter) {
        if (left.size() != right.size()) {
            return false;
        }
        meter.enter();
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i), meter)) {
                meter.leave();
                return false;
            }
        }
        meter.leave();
        return true;
    }

    private static boolean equalMaps(Map<?, ?> left, Map<?, ?> right, Meter meter) {
        if (left.size() != right.size()) {
            return false;
        }
        meter.enter();
        for (Map.Entry<?, ?> member : left.entrySet()) {
            Object other = Members.get(right, (String) member.getKey());
            if (other == UNDEFINED || !equal(member.getValue(), other, meter)) {
                meter.leave();
                return false;
            }
        }
        meter.leave();
        return true;
    }

    /** The member of an object, or of each object of an array. */
    static @Nullable Object lookup(@Nullable Object input, String name, Meter meter) {
        if (input instanceof Map<?, ?> object) {
            return Members.get(object, name);
        }
        if (!(input instanceof List<?> list)) {
            return UNDEFINED;
        }
        Sequence result = Sequence.query();
        meter.enter();
        for (Object element : list) {
            meter.step();
            addFlat(result, lookup(element, name, meter), meter);
        }
        meter.leave();
        return result;
    }

    /** Adds a value, or the elements of an array, or nothing. */
    static void addFlat(Sequence target, @Nullable Object value, Meter meter) {
        if (value instanceof List<?> list) {
            meter.elements(list.size());
            target.addAll(list);
        } else if (value != UNDEFINED) {
            target.add(value);
        }
    }

    /** Two values joined into one array; nothing adds nothing. */
    static @Nullable Object append(@Nullable Object first, @Nullable Object second, Meter meter) {
        if (first == UNDEFINED) {
            return second;
        }
        if (second == UNDEFINED) {
            return first;
        }
        Sequence result = new Sequence();
        addFlat(result, first, meter);
        addFlat(result, second, meter);
        return result;
    }
}
