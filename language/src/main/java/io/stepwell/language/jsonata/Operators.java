package io.stepwell.language.jsonata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The binary operators and negation. */
final class Operators {
    /** The reference's own limit of a range. */
    private static final long RANGE_SIZE_MAX = 10_000_000;

    private Operators() {}

    static @Nullable Object binary(Node node, @Nullable Object input, Frame frame, Evaluator evaluator) {
        String operator = node.text();
        Meter meter = evaluator.meter();
        Object left = evaluator.evaluate(node.left, input, frame);
        if (operator.equals("and")) {
            return Values.isTrue(left, meter) && Values.isTrue(evaluator.evaluate(node.right, input, frame), meter);
        }
        if (operator.equals("or")) {
            return Values.isTrue(left, meter) || Values.isTrue(evaluator.evaluate(node.right, input, frame), meter);
        }
        Object right = evaluator.evaluate(node.right, input, frame);
        try {
            return switch (operator) {
                case "+", "-", "*", "/", "%" -> arithmetic(operator.charAt(0), left, right);
                case "=" -> isDefined(left, right) && Values.equal(left, right, meter);
                case "!=" -> isDefined(left, right) && !Values.equal(left, right, meter);
                case "<", "<=", ">", ">=" -> comparison(operator, left, right);
                case "&" -> concatenation(left, right, meter);
                case ".." -> range(left, right, meter);
                case "in" -> isIn(left, right, meter);
                default -> throw new IllegalStateException("not an operator: " + operator);
            };
        } catch (Fault fault) {
            throw fault.token(operator).at(node.position);
        }
    }

    private static boolean isDefined(@Nullable Object left, @Nullable Object right) {
        return left != Values.UNDEFINED && right != Values.UNDEFINED;
    }

    static @Nullable Object negation(Node node, @Nullable Object value) {
        if (value == Values.UNDEFINED) {
            return value;
        }
        if (Values.isNumber(value) && value instanceof Number number) {
            return Numbers.of(-number.doubleValue());
        }
        throw Fault.of("D1002").at(node.position).token("-").value(value);
    }

    private static Object arithmetic(char operator, @Nullable Object left, @Nullable Object right) {
        if (left != Values.UNDEFINED && !Values.isNumber(left)) {
            throw Fault.of("T2001").value(left);
        }
        if (right != Values.UNDEFINED && !Values.isNumber(right)) {
            throw Fault.of("T2002").value(right);
        }
        if (!(left instanceof Number a) || !(right instanceof Number b)) {
            return Values.UNDEFINED;
        }
        double x = a.doubleValue();
        double y = b.doubleValue();
        return Numbers.of(
                switch (operator) {
                    case '+' -> x + y;
                    case '-' -> x - y;
                    case '*' -> x * y;
                    case '/' -> x / y;
                    default -> x % y;
                });
    }

    private static Object comparison(String operator, @Nullable Object left, @Nullable Object right) {
        if (!isComparable(left) || !isComparable(right)) {
            throw Fault.of("T2010").value(isComparable(left) ? right : left);
        }
        if (!isDefined(left, right)) {
            return Values.UNDEFINED;
        }
        if (left instanceof String != right instanceof String) {
            throw Fault.of("T2009").value(left).with("value2", right);
        }
        int order = compare(left, right);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean isComparable(@Nullable Object value) {
        return value == Values.UNDEFINED || value instanceof String || value instanceof Number;
    }

    /** Two strings by their UTF-16 units, or two numbers. */
    static int compare(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return Numbers.compare(a, b);
        }
        return String.valueOf(left).compareTo(String.valueOf(right));
    }

    private static String concatenation(@Nullable Object left, @Nullable Object right, Meter meter) {
        String first = left == Values.UNDEFINED ? "" : Text.of(left, false, meter);
        String second = right == Values.UNDEFINED ? "" : Text.of(right, false, meter);
        meter.characters((long) first.length() + second.length());
        return first.concat(second);
    }

    private static Object range(@Nullable Object left, @Nullable Object right, Meter meter) {
        if (left != Values.UNDEFINED && !isInteger(left)) {
            throw Fault.of("T2003").value(left);
        }
        if (right != Values.UNDEFINED && !isInteger(right)) {
            throw Fault.of("T2004").value(right);
        }
        if (!(left instanceof Number a) || !(right instanceof Number b)) {
            return Values.UNDEFINED;
        }
        double size = b.doubleValue() - a.doubleValue() + 1;
        if (size < 1) {
            return Values.UNDEFINED;
        }
        if (size > RANGE_SIZE_MAX) {
            throw Fault.of("D2014").value(Numbers.of(size));
        }
        return numbers(a.longValue(), 1, (long) size, meter);
    }

    /** This many numbers, from a first one in steps. */
    static Sequence numbers(long first, long step, long count, Meter meter) {
        meter.elements(count * 3);
        Sequence result = Sequence.query();
        result.ensureCapacity((int) count);
        for (long i = 0; i < count; i++) {
            result.add(Numbers.of(first + i * step));
        }
        return result;
    }

    private static boolean isInteger(@Nullable Object value) {
        return value instanceof Number number && Numbers.isInteger(number);
    }

    private static boolean isIn(@Nullable Object left, @Nullable Object right, Meter meter) {
        if (!isDefined(left, right)) {
            return false;
        }
        for (Object element : right instanceof List<?> list ? list : Sequence.query(right)) {
            if (Values.equal(left, element, meter)) {
                return true;
            }
        }
        return false;
    }
}
