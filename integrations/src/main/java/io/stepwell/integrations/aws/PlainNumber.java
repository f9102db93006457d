package io.stepwell.integrations.aws;

import java.math.BigDecimal;

/** Numbers as forms, headers and URLs have them: written out, without an exponent. */
public final class PlainNumber {
    /** Written out, a few characters of JSON could fill the memory; what is longer keeps its exponent. */
    private static final int ZEROS_MAX = 1_000;

    private PlainNumber() {}

    /** The text of a number of a JSON document: {@code 1e3} is {@code 1000}, {@code 1e5000} stays {@code 1E+5000}. */
    public static String text(Number number) {
        return number instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) <= ZEROS_MAX
                ? decimal.toPlainString()
                : number.toString();
    }
}
