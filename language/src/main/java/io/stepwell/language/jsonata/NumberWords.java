package io.stepwell.language.jsonata;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Numbers in English words: {@code Two Thousand, Three Hundred and Ninety-Four}. */
final class NumberWords {
    private static final List<String> FEW = List.of(
            "Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen"
                    .split(" "));
    private static final List<String> FEW_ORDINAL = List.of(
            "Zeroth First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth"
                    .split(" "));
    private static final List<String> TENS =
            List.of("Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety".split(" "));
    private static final List<String> MAGNITUDES = List.of("Thousand Million Billion Trillion".split(" "));

    private static final Map<String, Long> VALUES = values();
    private static final Pattern SEPARATOR = Pattern.compile(",\\s|\\sand\\s|[\\s\\\\-]");

    /** A pattern for one or more of the words. */
    static final String PATTERN = "(?:" + String.join("|", VALUES.keySet()) + "|and|[\\-, ])+";

    private NumberWords() {}

    private static Map<String, Long> values() {
        Map<String, Long> values = new HashMap<>();
        for (int i = 0; i < FEW.size(); i++) {
            values.put(FEW.get(i), (long) i);
            values.put(FEW_ORDINAL.get(i), (long) i);
        }
        for (int i = 0; i < TENS.size(); i++) {
            values.put(TENS.get(i), (i + 2) * 10L);
            values.put(ordinal(TENS.get(i)), (i + 2) * 10L);
        }
        values.put("Hundred", 100L);
        values.put("Hundredth", 100L);
        long magnitude = 1;
        for (String word : MAGNITUDES) {
            magnitude *= 1000;
            values.put(word, magnitude);
            values.put(word + "th", magnitude);
        }
        Map<String, Long> lower = new HashMap<>();
        values.forEach((word, value) -> lower.put(word.toLowerCase(Locale.ROOT), value));
        return lower;
    }

    private static String ordinal(String tens) {
        return tens.substring(0, tens.length() - 1) + "ieth";
    }

    /** A number of at least 0 in title case. */
    static String format(double number, boolean ordinal) {
        StringBuilder out = new StringBuilder();
        append(out, number, false, ordinal);
        return out.toString();
    }

    private static void append(StringBuilder out, double number, boolean follows, boolean ordinal) {
        if (number < 20) {
            out.append(follows ? " and " : "").append((ordinal ? FEW_ORDINAL : FEW).get((int) number));
        } else if (number < 100) {
            String tens = TENS.get((int) number / 10 - 2);
            boolean even = number % 10 == 0;
            out.append(follows ? " and " : "").append(even && ordinal ? ordinal(tens) : tens);
            if (!even) {
                append(out.append('-'), number % 10, false, ordinal);
            }
        } else if (number < 1000) {
            out.append(follows ? ", " : "").append(FEW.get((int) number / 100)).append(" Hundred");
            appendRest(out, number % 100, ordinal);
        } else {
            int magnitude = Math.min((int) Math.floor(Math.log10(number) / 3 + 1e-12), MAGNITUDES.size());
            double factor = Math.pow(10, magnitude * 3);
            double leading = Math.floor(number / factor);
            out.append(follows ? ", " : "");
            append(out, leading, false, false);
            out.append(' ').append(MAGNITUDES.get(magnitude - 1));
            appendRest(out, number - leading * factor, ordinal);
        }
    }

    private static void appendRest(StringBuilder out, double rest, boolean ordinal) {
        if (rest > 0) {
            append(out, rest, true, ordinal);
        } else if (ordinal) {
            out.append("th");
        }
    }

    /** The number that lower-case words mean; unknown words count nothing. */
    static double parse(String words) {
        double sum = 0;
        double segment = 0;
        for (String word : SEPARATOR.split(words)) {
            Long value = VALUES.get(word);
            if (value == null) {
                continue;
            }
            if (value >= 100) {
                segment *= value;
            } else if (segment >= 1000) {
                sum += segment;
                segment = value;
            } else {
                segment += value;
            }
        }
        return sum + segment;
    }
}
