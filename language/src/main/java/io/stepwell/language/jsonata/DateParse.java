package io.stepwell.language.jsonata;

import io.stepwell.language.jsonata.DatePicture.Literal;
import io.stepwell.language.jsonata.DatePicture.Marker;
import io.stepwell.language.jsonata.DatePicture.Part;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a moment by a {@link DatePicture}. What is larger than the components of the text is taken from the present, what
 * is smaller is the beginning; a gap between them is an error.
 */
final class DateParse {
    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-([01]\\d))?(?:-([0-3]\\d))?"
            + "(?:T([0-2]\\d):([0-5]\\d):([0-5]\\d))?(?:\\.(\\d+))?(?:([+-][0-2]\\d):?([0-5]\\d)|Z)?");
    private static final int TEXT_CHARACTERS_MAX = 10_000;

    private final Map<Character, Double> components = new HashMap<>();
    private final LocalDateTime now;

    private DateParse(long nowMillis) {
        this.now = LocalDateTime.ofInstant(Instant.ofEpochMilli(nowMillis), ZoneOffset.UTC);
    }

    /** A moment in ISO 8601, in milliseconds since 1970. */
    static Object parseIso(String text, Meter meter) {
        Matcher match = ISO.matcher(new CountedText(text, meter));
        try {
            if (match.matches()) {
                LocalDateTime date = LocalDateTime.of(
                        number(match, 1, 1),
                        number(match, 2, 1),
                        number(match, 3, 1),
                        number(match, 4, 0),
                        number(match, 5, 0),
                        number(match, 6, 0));
                int hours = match.group(8) == null ? 0 : Integer.parseInt(match.group(8));
                int minutes = hours * 60 + Integer.signum(hours == 0 ? sign(match) : hours) * number(match, 9, 0);
                String fraction = match.group(7) == null ? "0" : match.group(7) + "000";
                long millis = match.group(7) == null ? 0 : Long.parseLong(fraction.substring(0, 3));
                return Numbers.of(date.toEpochSecond(ZoneOffset.UTC) * 1000 + millis - minutes * 60_000L);
            }
        } catch (DateTimeException noSuchDate) {
            throw Fault.of("D3110").value(text);
        }
        throw Fault.of("D3110").value(text);
    }

    private static int sign(Matcher match) {
        return match.group(8) != null && match.group(8).startsWith("-") ? -1 : 1;
    }

    private static int number(Matcher match, int group, int otherwise) {
        String digits = match.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    /** A moment in a picture's format, in milliseconds; {@link Values#UNDEFINED} when the text does not have it. */
    static Object parse(String text, DatePicture picture, long nowMillis, Meter meter) {
        if (text.length() > TEXT_CHARACTERS_MAX) {
            return Values.UNDEFINED;
        }
        StringBuilder pattern = new StringBuilder();
        for (Part part : picture.parts()) {
            pattern.append('(').append(pattern(part)).append(')');
            meter.characters(64);
        }
        Matcher match =
                Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE).matcher(new CountedText(text, meter));
        if (!match.matches()) {
            return Values.UNDEFINED;
        }
        DateParse parse = new DateParse(nowMillis);
        List<Part> parts = picture.parts();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Marker marker) {
                parse.read(marker, match.group(i + 1));
            }
        }
        return parse.components.isEmpty() ? Values.UNDEFINED : Numbers.of(parse.millis());
    }

    private static String pattern(Part part) {
        return switch (part) {
            case Literal literal -> Pattern.quote(literal.text());
            case Marker marker -> {
                IntegerPicture integer = marker.integer();
                if (marker.component() == 'Z' || marker.component() == 'z') {
                    String separator = separator(marker);
                    yield (marker.component() == 'z' ? "GMT" : "") + "[-+][0-9]+"
                            + (separator == null ? "" : Pattern.quote(separator) + "[0-9]+");
                }
                if (integer != null) {
                    yield integer.pattern(marker.digits());
                }
                if ("MxFP".indexOf(marker.component()) < 0) {
                    throw Fault.of("D3133").value(String.valueOf(marker.component()));
                }
                yield "[a-zA-Z]+";
            }
        };
    }

    private static @Nullable String separator(Marker marker) {
        IntegerPicture integer = marker.integer();
        return integer != null && integer.every() > 0
                ? integer.separators().get(0).text()
                : null;
    }

    private void read(Marker marker, String text) {
        IntegerPicture integer = marker.integer();
        char component = marker.component();
        double value = component == 'Z' || component == 'z'
                ? zoneMinutes(marker, component == 'z' ? text.substring(3) : text)
                : integer != null ? integer.number(text) : named(marker, text);
        if (!Double.isNaN(value)) {
            components.put(component, value);
        }
    }

    private static double zoneMinutes(Marker marker, String text) {
        String separator = separator(marker);
        int split = separator != null ? text.indexOf(separator) : text.length() <= 3 ? text.length() : 3;
        double hours = Double.parseDouble(text.substring(0, split));
        int rest = split + (separator != null ? separator.length() : 0);
        double minutes = rest < text.length() ? Double.parseDouble(text.substring(rest)) : 0;
        return hours * 60 + (text.startsWith("-") ? -minutes : minutes);
    }

    private static double named(Marker marker, String text) {
        if (marker.component() == 'P') {
            return text.equalsIgnoreCase("am") ? 0 : text.equalsIgnoreCase("pm") ? 1 : Double.NaN;
        }
        List<String> names = marker.component() == 'F' ? DateComponents.DAYS : DateComponents.MONTHS;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int width = marker.widthMax() > 0 ? Math.min(marker.widthMax(), name.length()) : name.length();
            if (name.substring(0, width).equalsIgnoreCase(text)) {
                return i + 1;
            }
        }
        return Double.NaN;
    }

    /** Whether of these components some are given, and none of the others. */
    private boolean given(String some, String others) {
        return some.chars().anyMatch(c -> components.getOrDefault((char) c, 0.0) != 0)
                && others.chars().allMatch(c -> components.getOrDefault((char) c, 0.0) == 0);
    }

    private double millis() {
        boolean byDayOfYear = !given("YMD", "XxWwd") && given("Yd", "XMxWwD");
        if (given("XxwF", "YMWdD") || given("XWF", "YMxwdD") || given("Xxw", "YMWdD") || given("XW", "YMxwdD")) {
            throw Fault.of("D3136");
        }
        boolean halves = !given("Hmsf", "Ph") && given("Phmsf", "H");
        complete((byDayOfYear ? "YD" : "YMD") + (halves ? "Phmsf" : "Hmsf"));
        LocalDate day = byDayOfYear
                ? LocalDate.of(whole('Y'), 1, 1).plusDays(whole('d') - 1L)
                : LocalDate.of(whole('Y'), 1, 1).plusMonths(whole('M') - 1L).plusDays(whole('D') - 1L);
        double hours = halves ? whole('h') % 12 + (whole('P') == 1 ? 12 : 0) : whole('H');
        double millis = ((hours * 60 + whole('m')) * 60 + whole('s')) * 1000 + whole('f');
        double zone = components.getOrDefault('Z', components.getOrDefault('z', 0.0));
        return day.toEpochDay() * 86_400_000.0 + millis - zone * 60_000;
    }

    private int whole(char component) {
        return (int) Math.max(-999_999, Math.min(999_999, components.getOrDefault(component, 0.0)));
    }

    private void complete(String order) {
        boolean started = false;
        boolean ended = false;
        for (char component : order.toCharArray()) {
            if (components.containsKey(component)) {
                started = true;
                if (ended) {
                    throw Fault.of("D3136");
                }
            } else if (started) {
                components.put(component, "MDd".indexOf(component) >= 0 ? 1.0 : 0.0);
                ended = true;
            } else {
                components.put(component, present(component));
            }
        }
    }

    private double present(char component) {
        return component == 'P' ? (now.getHour() < 12 ? 0 : 1) : DateComponents.value(now, component);
    }
}
