package io.stepwell.language.jsonata;

import io.stepwell.language.jsonata.DatePicture.Literal;
import io.stepwell.language.jsonata.DatePicture.Marker;
import io.stepwell.language.jsonata.DatePicture.Names;
import io.stepwell.language.jsonata.DatePicture.Part;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;

/** Writes a moment by a {@link DatePicture}. */
final class DateFormat {
    private final LocalDateTime date;
    /** The offset as a four-digit number: hours times 100 and minutes. */
    private final int offset;

    private final Meter meter;

    private DateFormat(LocalDateTime date, int offset, Meter meter) {
        this.date = date;
        this.offset = offset;
        this.meter = meter;
    }

    /** @param offset hours times 100 and minutes east of Greenwich */
    static String format(long millis, DatePicture picture, int offset, Meter meter) {
        long local = millis + (offset / 100 * 60L + offset % 100) * 60_000L;
        LocalDateTime date = LocalDateTime.ofInstant(Instant.ofEpochMilli(local), ZoneOffset.UTC);
        DateFormat format = new DateFormat(date, offset, meter);
        StringBuilder out = new StringBuilder();
        for (Part part : picture.parts()) {
            String text = switch (part) {
                case Literal literal -> literal.text();
                case Marker marker -> format.text(marker);
            };
            meter.characters(text.length() + 16L);
            out.append(text);
        }
        return out.toString();
    }

    private String text(Marker marker) {
        return switch (marker.component()) {
            case 'Z', 'z' -> zone(marker);
            case 'P' -> {
                String half = date.getHour() < 12 ? "am" : "pm";
                yield marker.names() == Names.UPPER ? half.toUpperCase(Locale.ROOT) : half;
            }
            case 'C', 'E' -> "ISO";
            default -> marker.names() == Names.NONE ? number(marker) : name(marker);
        };
    }

    private String number(Marker marker) {
        int value = DateComponents.value(date, marker.component());
        if (marker.component() == 'Y' && marker.digits() > 0 && marker.digits() < 9) {
            value %= (int) Math.pow(10, marker.digits());
        }
        return Objects.requireNonNull(marker.integer()).format(value, meter);
    }

    private String name(Marker marker) {
        String name = switch (marker.component()) {
            case 'M', 'x' -> DateComponents.MONTHS.get(DateComponents.value(date, marker.component()) - 1);
            case 'F' -> DateComponents.DAYS.get(date.getDayOfWeek().ordinal());
            default -> throw Fault.of("D3133").value(String.valueOf(marker.component()));
        };
        String cased = switch (marker.names()) {
            case UPPER -> name.toUpperCase(Locale.ROOT);
            case LOWER -> name.toLowerCase(Locale.ROOT);
            default -> name;
        };
        return marker.widthMax() > 0 && cased.length() > marker.widthMax()
                ? cased.substring(0, marker.widthMax())
                : cased;
    }

    private String zone(Marker marker) {
        if (offset == 0 && marker.zulu()) {
            return "Z";
        }
        IntegerPicture picture = Objects.requireNonNull(marker.integer());
        int digits = picture.mandatoryDigits();
        if (picture.every() == 0 && (digits < 1 || digits > 4)) {
            throw Fault.of("D3134").value(digits);
        }
        boolean whole = picture.every() > 0 || digits > 2;
        String text = picture.format(whole ? offset : offset / 100, meter);
        if (!whole && offset % 100 != 0) {
            text += ":" + IntegerPicture.parse("00").format(Math.abs(offset % 100), meter);
        }
        return (marker.component() == 'z' ? "GMT" : "") + (offset >= 0 ? "+" : "") + text;
    }
}
