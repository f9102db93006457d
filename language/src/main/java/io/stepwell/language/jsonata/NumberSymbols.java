package io.stepwell.language.jsonata;

import java.util.HashMap;
import java.util.Map;

/**
 * The characters of a {@link NumberPicture}, after XPath's decimal formats.
 *
 * @param digit the character of an optional digit
 */
record NumberSymbols(
        String decimal,
        String grouping,
        String exponent,
        String minus,
        String percent,
        String perMille,
        char zero,
        String digit,
        String pattern) {
    private static final Map<String, String> USUAL = Map.of(
            "decimal-separator", ".",
            "grouping-separator", ",",
            "exponent-separator", "e",
            "minus-sign", "-",
            "percent", "%",
            "per-mille", "\u2030",
            "zero-digit", "0",
            "digit", "#",
            "pattern-separator", ";");

    /** @param options those that differ from the usual, by the names XPath gives them */
    static NumberSymbols of(Map<?, ?> options) {
        Map<String, String> symbols = new HashMap<>(USUAL);
        options.forEach((name, symbol) -> {
            if (symbol instanceof String text && !text.isEmpty() && USUAL.containsKey(name)) {
                symbols.put((String) name, text);
            }
        });
        return new NumberSymbols(
                symbols.getOrDefault("decimal-separator", "."),
                symbols.getOrDefault("grouping-separator", ","),
                symbols.getOrDefault("exponent-separator", "e"),
                symbols.getOrDefault("minus-sign", "-"),
                symbols.getOrDefault("percent", "%"),
                symbols.getOrDefault("per-mille", "\u2030"),
                symbols.getOrDefault("zero-digit", "0").charAt(0),
                symbols.getOrDefault("digit", "#"),
                symbols.getOrDefault("pattern-separator", ";"));
    }

    boolean isDigit(char c) {
        return c >= zero && c <= zero + 9;
    }

    boolean isDigitSign(char c) {
        return isDigit(c) || digit.indexOf(c) >= 0;
    }

    /** Whether it has a meaning in a picture; the exponent separator has one only between others. */
    boolean isActive(char c) {
        return isDigitSign(c) || decimal.indexOf(c) >= 0 || grouping.indexOf(c) >= 0 || pattern.indexOf(c) >= 0;
    }
}
