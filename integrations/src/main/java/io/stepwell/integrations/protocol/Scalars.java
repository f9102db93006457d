package io.stepwell.integrations.protocol;

import io.stepwell.integrations.aws.PlainNumber;
import io.stepwell.models.Member;
import io.stepwell.models.Shape;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;

/** Single values as text, as forms, headers and XML have them. */
final class Scalars {
    private Scalars() {}

    /** The text of a value that is neither list, map nor structure. */
    static String text(Member member, Object value, TimestampFormat timestamps) {
        return switch (value) {
            case Instant instant -> {
                TimestampFormat format = TimestampFormat.of(member.text("timestampFormat"), timestamps);
                yield String.valueOf(format.write(instant));
            }
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case Number number -> PlainNumber.text(number);
            default -> String.valueOf(value);
        };
    }

    /** The value of a text. */
    static Object value(Shape shape, String text) throws UnreadableResponseException {
        String bare = text.strip();
        try {
            return switch (shape.kind()) {
                case STRING, DOCUMENT, STRUCTURE, LIST, MAP -> text;
                case BLOB -> Base64.getDecoder().decode(bare);
                case BOOLEAN -> Boolean.parseBoolean(bare);
                case INTEGER, LONG -> whole(bare);
                case FLOAT, DOUBLE -> special(bare) ? bare : new BigDecimal(bare);
                case TIMESTAMP -> TimestampFormat.read(bare);
            };
        } catch (IllegalArgumentException e) {
            throw new UnreadableResponseException("'" + text + "' is not a value of " + shape.name());
        }
    }

    private static Number whole(String text) {
        long value = Long.parseLong(text);
        return value == (int) value ? (Number) (int) value : (Number) value;
    }

    private static boolean special(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }
}
