package io.stepwell.language.jsonata;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers as JavaScript has them, kept as they came where nothing is computed: {@code Integer} and {@code Long} for what a
 * double holds exactly, {@code Double} for other results, and whatever the input had.
 */
final class Numbers {
    private static final double EXACT = 1L << 53;

    private Numbers() {}

    /** The result of a computation. */
    static Number of(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= EXACT) {
            return of((long) value);
        }
        return value;
    }

    static Number of(long value) {
        int small = (int) value;
        if (small == value) {
            return small;
        }
        return value;
    }

    static boolean isSmall(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    static boolean equal(Number left, Number right) {
        return isSmall(left) && isSmall(right)
                ? left.longValue() == right.longValue()
                : left.doubleValue() == right.doubleValue();
    }

    static int compare(Number left, Number right) {
        return isSmall(left) && isSmall(right)
                ? Long.compare(left.longValue(), right.longValue())
                : Double.compare(left.doubleValue() + 0.0, right.doubleValue() + 0.0);
    }

    static boolean isInteger(Number number) {
        return isSmall(number) || number.doubleValue() == Math.rint(number.doubleValue());
    }

    /** How JavaScript writes a number: {@code 1e+21}, {@code 0.000001}, {@code 1e-7}. */
    static String text(Number number) {
        if (isSmall(number)) {
            return number.toString();
        }
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        return text(new BigDecimal(Double.toString(value)));
    }

    /** A decimal in JavaScript's notation. */
    static String text(BigDecimal exact) {
        BigDecimal decimal = exact.stripTrailingZeros();
        if (decimal.signum() == 0) {
            return "0";
        }
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent > -7 && exponent < 21) {
            return decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        return (decimal.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + Math.abs(exponent);
    }

    /** The number for a result, which may be a {@code Double} nowhere. */
    static Number plain(Number number) {
        if (!(number instanceof Double) && !(number instanceof Float)) {
            return number;
        }
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw Fault.of("D1001").value(Double.toString(value));
        }
        String text = text(value);
        if (text.indexOf('.') >= 0 || text.indexOf('e') >= 0) {
            return new BigDecimal(text);
        }
        BigInteger integer = new BigInteger(text);
        return integer.bitLength() < Long.SIZE ? of(integer.longValue()) : integer;
    }
}
