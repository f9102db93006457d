package io.stepwell.language.jsonata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How an integer is written, after XPath's {@code format-integer}: {@code 0001}, {@code #,##0}, {@code i}, {@code Ww;o}.
 *
 * @param upper whether letters are capitals
 * @param title whether words begin with capitals
 * @param zero the code point of the digit nought
 * @param every the size of groups of digits when they all have one; 0 when not
 * @param separators the separators, by the number of digits behind them, ascending
 * @param token the picture itself
 */
record IntegerPicture(
        Style style,
        boolean upper,
        boolean title,
        boolean ordinal,
        int zero,
        int mandatoryDigits,
        int optionalDigits,
        int every,
        List<Separator> separators,
        String token) {
    /** What numbers are written as. */
    enum Style {
        DECIMAL,
        LETTERS,
        ROMAN,
        WORDS,
        UNSUPPORTED
    }

    record Separator(int digitsBehind, String text) {}

    static IntegerPicture parse(String picture) {
        int semicolon = picture.lastIndexOf(';');
        boolean ordinal = semicolon >= 0 && picture.startsWith("o", semicolon + 1);
        String primary = semicolon < 0 ? picture : picture.substring(0, semicolon);
        return switch (primary) {
            case "A", "a" -> plain(Style.LETTERS, primary, ordinal);
            case "I", "i" -> plain(Style.ROMAN, primary, ordinal);
            case "W", "Ww", "w" -> plain(Style.WORDS, primary, ordinal);
            default -> decimal(primary, ordinal);
        };
    }

    private static IntegerPicture plain(Style style, String token, boolean ordinal) {
        boolean title = token.equals("Ww");
        boolean upper = !title && Character.isUpperCase(token.charAt(0));
        return new IntegerPicture(style, upper, title, ordinal, '0', 0, 0, 0, List.of(), token);
    }

    private static IntegerPicture decimal(String primary, boolean ordinal) {
        int zero = -1;
        int mandatory = 0;
        int optional = 0;
        List<Separator> separators = new ArrayList<>();
        int[] points = primary.codePoints().toArray();
        for (int i = points.length - 1; i >= 0; i--) {
            if (Character.getType(points[i]) == Character.DECIMAL_DIGIT_NUMBER) {
                int family = points[i] - Character.digit(points[i], 10);
                if (zero >= 0 && family != zero) {
                    throw Fault.of("D3131");
                }
                zero = family;
                mandatory++;
            } else if (points[i] == '#') {
                optional++;
            } else {
                separators.add(new Separator(mandatory + optional, Character.toString(points[i])));
            }
        }
        Style style = mandatory > 0 ? Style.DECIMAL : Style.UNSUPPORTED;
        int every = Groups.every(separators);
        return new IntegerPicture(style, false, false, ordinal, zero, mandatory, optional, every, separators, primary);
    }

    IntegerPicture withMandatoryDigits(int digits) {
        return new IntegerPicture(style, upper, title, ordinal, zero, digits, optionalDigits, every, separators, token);
    }

    private Fault unsupported() {
        return Fault.of("D3130").value(token);
    }

    String format(double value, Meter meter) {
        double number = Math.abs(value);
        String text = switch (style) {
            case LETTERS -> Numerals.letters(number, upper ? 'A' : 'a');
            case ROMAN -> cased(Numerals.roman(number, meter), false);
            case WORDS -> cased(NumberWords.format(number, ordinal), true);
            case DECIMAL -> decimal(number, meter);
            case UNSUPPORTED -> throw unsupported();
        };
        return value < 0 ? "-" + text : text;
    }

    private String cased(String text, boolean words) {
        if (upper) {
            return text.toUpperCase(Locale.ROOT);
        }
        return words && !title ? text.toLowerCase(Locale.ROOT) : text;
    }

    private String decimal(double number, Meter meter) {
        meter.characters(mandatoryDigits);
        String digits = Numbers.text(Numbers.of(number));
        StringBuilder out = new StringBuilder("0".repeat(Math.max(0, mandatoryDigits - digits.length())));
        out.append(digits);
        String ending = ordinal ? ordinalEnding(out) : "";
        if (zero != '0') {
            StringBuilder shifted = new StringBuilder();
            out.chars().forEach(digit -> shifted.appendCodePoint(digit - '0' + zero));
            out = shifted;
        }
        int width = Character.charCount(zero);
        Groups.insert(out, every, separators, width);
        return out.append(ending).toString();
    }

    private static String ordinalEnding(CharSequence digits) {
        int length = digits.length();
        if (length > 1 && digits.charAt(length - 2) == '1') {
            return "th";
        }
        return switch (digits.charAt(length - 1)) {
            case '1' -> "st";
            case '2' -> "nd";
            case '3' -> "rd";
            default -> "th";
        };
    }

    /** A pattern for texts that this picture writes. @param width how many digits; 0 or less for any number */
    String pattern(int width) {
        String times = width <= 0
                ? "+"
                : optionalDigits == 0 ? "{" + width + "}" : "{" + (width - optionalDigits) + "," + width + "}";
        return switch (style) {
            case LETTERS -> upper ? "[A-Z]+" : "[a-z]+";
            case ROMAN -> upper ? "[MDCLXVI]+" : "[mdclxvi]+";
            case WORDS -> NumberWords.PATTERN;
            case DECIMAL -> "[0-9]" + times + (ordinal ? "(?:th|st|nd|rd)" : "");
            case UNSUPPORTED -> throw unsupported();
        };
    }

    /** The number that a text means; {@code NaN} when it means none. */
    double number(String text) {
        return switch (style) {
            case LETTERS -> Numerals.parseLetters(text, upper ? 'A' : 'a');
            case ROMAN -> Numerals.parseRoman(text);
            case WORDS -> NumberWords.parse(text.toLowerCase(Locale.ROOT));
            case DECIMAL -> parseDecimal(text);
            case UNSUPPORTED -> throw unsupported();
        };
    }

    private double parseDecimal(String text) {
        String digits = ordinal && text.length() > 2 ? text.substring(0, text.length() - 2) : text;
        for (Separator separator : separators) {
            digits = digits.replace(separator.text(), "");
        }
        StringBuilder ascii = new StringBuilder();
        for (int point : digits.codePoints().toArray()) {
            int digit = point - zero;
            boolean sign = ascii.isEmpty() && (point == '-' || point == '+');
            if (!sign && (digit < 0 || digit > 9)) {
                break;
            }
            ascii.append(sign ? (char) point : (char) ('0' + digit));
        }
        return ascii.isEmpty() || !Character.isDigit(ascii.charAt(ascii.length() - 1))
                ? Double.NaN
                : Double.parseDouble(ascii.toString());
    }
}
