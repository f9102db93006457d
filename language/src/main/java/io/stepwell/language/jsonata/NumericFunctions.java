package io.stepwell.language.jsonata;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of numbers, and {@code $number}. */
final class NumericFunctions {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([Ee][-+]?[0-9]+)?");
    private static final Pattern RADIX = Pattern.compile("0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+");

    private NumericFunctions() {}

    static void define(Builtins table) {
        table.defineStrict("number", "<(nsb)-:n>", a -> number(a.get(0)));
        table.defineStrict("floor", "<n-:n>", a -> Numbers.of(Math.floor(a.real(0))));
        table.defineStrict("ceil", "<n-:n>", a -> Numbers.of(Math.ceil(a.real(0))));
        table.defineStrict("round", "<n-n?:n>", a -> round(a.number(0), a.real(1, 0)));
        table.defineStrict("abs", "<n-:n>", a -> a.real(0) < 0 ? Numbers.of(-a.real(0)) : a.number(0));
        table.defineStrict("sqrt", "<n-:n>", NumericFunctions::squareRoot);
        table.defineStrict("power", "<n-n:n>", NumericFunctions::power);
        table.defineStrict("formatBase", "<n-n?:s>", NumericFunctions::formatBase);
        table.defineStrict("boolean", "<x-:b>", a -> a.isTrue(0));
        table.defineStrict("not", "<x-:b>", a -> !a.isTrue(0));
    }

    private static Number number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number;
        }
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        if (value instanceof String text && text.length() < 2_000) {
            if (DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
                return Numbers.of(Double.parseDouble(text));
            }
            if (RADIX.matcher(text).matches()) {
                int radix = switch (text.toLowerCase(Locale.ROOT).charAt(1)) {
                    case 'x' -> 16;
                    case 'o' -> 8;
                    default -> 2;
                };
                return Numbers.of(new BigInteger(text.substring(2), radix).doubleValue());
            }
        }
        throw Fault.of("D3030").value(value).with("index", 1);
    }

    /** Half goes to the even neighbour; what half is, the shortest decimal of the number says. */
    private static Number round(Number value, double places) {
        if (Numbers.isSmall(value) && places >= 0) {
            return value;
        }
        double real = value.doubleValue();
        if (!Double.isFinite(real)) {
            throw Fault.of("D1001").value(value);
        }
        if (Math.abs(places) > 400) {
            return places > 0 ? value : 0;
        }
        BigDecimal rounded = new BigDecimal(Double.toString(real)).setScale((int) places, RoundingMode.HALF_EVEN);
        return Numbers.of(rounded.doubleValue());
    }

    private static Object squareRoot(Arguments a) {
        if (a.real(0) < 0) {
            throw Fault.of("D3060").with("index", 1).value(a.number(0));
        }
        return Numbers.of(Math.sqrt(a.real(0)));
    }

    private static Object power(Arguments a) {
        double power = Math.pow(a.real(0), a.real(1, Double.NaN));
        if (!Double.isFinite(power)) {
            throw Fault.of("D3061").with("index", 1).value(a.number(0)).with("exp", a.get(1));
        }
        return Numbers.of(power);
    }

    private static Object formatBase(Arguments a) {
        double value = round(a.number(0), 0).doubleValue();
        double radix = a.has(1) ? round(a.number(1), 0).doubleValue() : 10;
        if (radix < 2 || radix > 36) {
            throw Fault.of("D3100").value(Numbers.of(radix));
        }
        return new BigDecimal(value).toBigInteger().toString((int) radix);
    }
}
