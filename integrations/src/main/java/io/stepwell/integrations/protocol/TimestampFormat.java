package io.stepwell.integrations.protocol;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ways in which timestamps are written. */
enum TimestampFormat {
    ISO_8601 {
        @Override
        Object write(Instant instant) {
            return instant.toString();
        }
    },
    RFC_822 {
        @Override
        Object write(Instant instant) {
            return HTTP_DATE.format(instant.atOffset(ZoneOffset.UTC));
        }
    },
    /** Seconds since the epoch, with a fraction where needed. */
    EPOCH_SECONDS {
        @Override
        Object write(Instant instant) {
            BigDecimal seconds = BigDecimal.valueOf(instant.getEpochSecond())
                    .add(BigDecimal.valueOf(instant.getNano(), 9))
                    .stripTrailingZeros();
            return seconds.scale() <= 0 ? (Object) seconds.longValueExact() : seconds;
        }
    };

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** A number or a text. */
    abstract Object write(Instant instant);

    /** The format of a {@code timestampFormat} trait. */
    static TimestampFormat of(@Nullable String trait, TimestampFormat fallback) {
        return switch (trait) {
            case null -> fallback;
            case "iso8601" -> ISO_8601;
            case "rfc822" -> RFC_822;
            case "unixTimestamp" -> EPOCH_SECONDS;
            default -> fallback;
        };
    }

    /** Reads a timestamp in whatever format it is written; services are not strict about theirs. */
    static Instant read(Object written) throws UnreadableResponseException {
        String text = String.valueOf(written).strip();
        try {
            if (text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]{1,3})?")) {
                BigDecimal seconds = new BigDecimal(text);
                long whole = seconds.setScale(0, java.math.RoundingMode.FLOOR).longValueExact();
                return Instant.ofEpochSecond(
                        whole,
                        seconds.subtract(BigDecimal.valueOf(whole))
                                .movePointRight(9)
                                .longValue());
            }
            if (text.length() > 3 && Character.isLetter(text.charAt(0))) {
                return OffsetDateTime.parse(fractionless(text), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new UnreadableResponseException("'" + text + "' is not a timestamp");
        }
    }

    private static String fractionless(String httpDate) {
        return httpDate.replaceFirst("\\.\\d+", "");
    }
}
