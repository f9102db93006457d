package io.stepwell.language.path;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a filter holds two values for equal. */
final class Equality {
    /** A longer string is never read as a number. */
    private static final int NUMERAL_CHARS_MAX = 1_000;

    private Equality() {}

    /**
     * The {@code ==} of filters: containers by content, scalars by value; a number equals a string that reads as it
     * (number at the left), a string equals a number that is written as it (string at the left).
     */
    static boolean loose(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number number && right instanceof String string) {
            BigDecimal read = numeral(string);
            return read != null && decimal(number).compareTo(read) == 0;
        }
        if (left instanceof String string && right instanceof Number number) {
            return string.equals(decimal(number).toString());
        }
        return left != Hop.NOTHING && right != Hop.NOTHING && exact(left, right);
    }

    /** The {@code ===} of filters: equal and of one kind. */
    static boolean exact(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return compare(a, b) == 0;
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return sameMembers(a, b);
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return sameElements(a, b);
        }
        return left != Hop.NOTHING && Objects.equals(left, right);
    }

    /** Orders numbers by value. */
    static int compare(Number left, Number right) {
        return isSmall(left) && isSmall(right)
                ? Long.compare(left.longValue(), right.longValue())
                : decimal(left).compareTo(decimal(right));
    }

    static boolean isIn(List<?> list, @Nullable Object value) {
        for (Object element : list) {
            if (loose(value, element)) {
                return true;
            }
        }
        return false;
    }

    static BigDecimal decimal(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case BigInteger integer -> new BigDecimal(integer);
            case Integer integer -> BigDecimal.valueOf(integer);
            case Long integer -> BigDecimal.valueOf(integer);
            default -> new BigDecimal(number.toString());
        };
    }

    private static boolean isSmall(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static @Nullable BigDecimal numeral(String string) {
        if (string.isEmpty() || string.length() > NUMERAL_CHARS_MAX || string.charAt(0) > '9') {
            return null;
        }
        try {
            return new BigDecimal(string);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean sameMembers(Map<?, ?> left, Map<?, ?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<?, ?> member : left.entrySet()) {
            Object other = right.get(member.getKey());
            if (other == null && !right.containsKey(member.getKey()) || !exact(member.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameElements(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!exact(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }
}
