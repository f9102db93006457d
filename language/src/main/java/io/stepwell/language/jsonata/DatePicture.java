package io.stepwell.language.jsonata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a date and time is written, after XPath's {@code format-dateTime}: {@code [Y0001]-[M01]-[D01]}. */
record DatePicture(List<Part> parts) {
    static final DatePicture ISO = parse("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]");

    private static final String INTEGERS = "YMDdFWwXxHhmsf";
    private static final int WIDTH_MAX = 100;

    /** A part of a picture. */
    sealed interface Part permits Literal, Marker {}

    record Literal(String text) implements Part {}

    /** How names are written. */
    enum Names {
        NONE,
        LOWER,
        UPPER,
        TITLE
    }

    /**
     * A component of a date.
     *
     * @param component its letter
     * @param zulu whether no offset is written as {@code Z}
     * @param widthMax the most characters of a name; 0 when any
     * @param digits how many digits a year, month or day has; 0 or less when any
     * @param integer how a number is written; null for what is not one
     */
    record Marker(
            char component,
            boolean zulu,
            Names names,
            int widthMax,
            int digits,
            @Nullable IntegerPicture integer) implements Part {}

    static DatePicture parse(String picture) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        int at = picture.indexOf('[');
        while (at >= 0) {
            addLiteral(parts, picture.substring(start, at));
            if (picture.startsWith("[[", at)) {
                parts.add(new Literal("["));
                start = at + 2;
            } else {
                int end = picture.indexOf(']', at);
                if (end < 0) {
                    throw Fault.of("D3135");
                }
                parts.add(marker(picture.substring(at + 1, end).replaceAll("\\s+", "")));
                start = end + 1;
            }
            at = picture.indexOf('[', start);
        }
        addLiteral(parts, picture.substring(start));
        return new DatePicture(parts);
    }

    private static void addLiteral(List<Part> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(new Literal(text.replace("]]", "]")));
        }
    }

    private static Marker marker(String text) {
        char component = text.isEmpty() ? ' ' : text.charAt(0);
        int comma = text.lastIndexOf(',');
        String width = comma < 0 ? "" : text.substring(comma + 1);
        int dash = width.indexOf('-');
        int widthMin = width(dash < 0 ? width : width.substring(0, dash));
        int widthMax = dash < 0 ? 0 : width(width.substring(dash + 1));
        String presentation = text.isEmpty() ? "" : text.substring(1, comma < 0 ? text.length() : Math.max(1, comma));
        char modifier = ' ';
        if (presentation.length() > 1 && "atco".indexOf(presentation.charAt(presentation.length() - 1)) >= 0) {
            modifier = presentation.charAt(presentation.length() - 1);
            presentation = presentation.substring(0, presentation.length() - 1);
        }
        if (presentation.isEmpty()) {
            presentation = usual(component);
        }
        return marker(component, presentation, modifier, widthMin, widthMax);
    }

    private static int width(String text) {
        if (text.isEmpty() || text.equals("*") || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        return text.length() > 3 ? WIDTH_MAX : Math.min(Integer.parseInt(text), WIDTH_MAX);
    }

    private static String usual(char component) {
        return switch (component) {
            case 'Y', 'M', 'D', 'd', 'W', 'w', 'X', 'x', 'H', 'h', 'f' -> "1";
            case 'F', 'P', 'C', 'E' -> "n";
            case 'm', 's' -> "01";
            case 'Z', 'z' -> "01:01";
            default -> throw Fault.of("D3132").value(String.valueOf(component));
        };
    }

    private static Marker marker(char component, String presentation, char modifier, int widthMin, int widthMax) {
        boolean zulu = modifier == 't';
        if (component == 'Z' || component == 'z') {
            return new Marker(component, zulu, Names.NONE, widthMax, 0, IntegerPicture.parse(presentation));
        }
        if (presentation.startsWith("n") || presentation.startsWith("N")) {
            Names names = presentation.startsWith("n")
                    ? Names.LOWER
                    : presentation.startsWith("Nn") ? Names.TITLE : Names.UPPER;
            return new Marker(component, zulu, names, widthMax, 0, null);
        }
        if (INTEGERS.indexOf(component) < 0) {
            return new Marker(component, zulu, Names.NONE, widthMax, 0, null);
        }
        IntegerPicture integer = IntegerPicture.parse(modifier == ' ' ? presentation : presentation + ";" + modifier);
        if (integer.mandatoryDigits() < widthMin) {
            integer = integer.withMandatoryDigits(widthMin);
        }
        int digits = 0;
        if ("YMD".indexOf(component) >= 0) {
            if (widthMax > 0) {
                integer = integer.withMandatoryDigits(widthMax);
            }
            int shown = integer.mandatoryDigits() + (widthMax > 0 ? 0 : integer.optionalDigits());
            digits = widthMax > 0 || shown >= 2 ? shown : 0;
        }
        return new Marker(component, zulu, Names.NONE, widthMax, digits, integer);
    }
}
