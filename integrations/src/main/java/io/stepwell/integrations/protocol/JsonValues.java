package io.stepwell.integrations.protocol;

import io.stepwell.models.Member;
import io.stepwell.models.Shape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values in JSON bodies. */
final class JsonValues {
    private JsonValues() {}

    /** The JSON tree of a structure's members that travel in the body. */
    static Map<String, @Nullable Object> write(Shape structure, Map<?, ?> members) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            Member member = structure.member((String) name);
            if (member != null && value != null && member.location().equals("body")) {
                written.put(member.wireName(), write(member, value));
            }
        });
        return written;
    }

    /** The JSON tree of one value. */
    static @Nullable Object write(Member member, @Nullable Object value) {
        Shape shape = member.shape();
        return switch (value) {
            case null -> null;
            case Instant instant ->
                TimestampFormat.of(member.text("timestampFormat"), TimestampFormat.EPOCH_SECONDS)
                        .write(instant);
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case Map<?, ?> map when shape.kind() == Shape.Kind.STRUCTURE -> write(shape, map);
            case Map<?, ?> map
            when shape.kind() == Shape.Kind.MAP -> {
                Map<String, @Nullable Object> written = new LinkedHashMap<>();
                map.forEach((key, each) -> written.put((String) key, write(shape.value(), each)));
                yield written;
            }
            case List<?> list
            when shape.kind() == Shape.Kind.LIST -> {
                List<@Nullable Object> written = new ArrayList<>();
                list.forEach(each -> written.add(write(shape.element(), each)));
                yield written;
            }
            default -> value;
        };
    }

    /** The members of a structure in a JSON object; what the model does not know is left out. */
    static Map<String, @Nullable Object> read(Shape structure, Map<?, ?> object) throws UnreadableResponseException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Member member : structure.members().values()) {
            Object value = object.get(member.wireName());
            if (value != null && member.isInResponseBody()) {
                members.put(member.name(), read(member.shape(), value));
            }
        }
        return members;
    }

    /** One value of a JSON tree. */
    static @Nullable Object read(Shape shape, @Nullable Object value) throws UnreadableResponseException {
        if (value == null) {
            return null;
        }
        return switch (shape.kind()) {
            case STRUCTURE -> read(shape, object(shape, value));
            case MAP -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                for (Map.Entry<?, ?> entry : object(shape, value).entrySet()) {
                    if (entry.getValue() != null) {
                        entries.put((String) entry.getKey(), read(shape.value().shape(), entry.getValue()));
                    }
                }
                yield entries;
            }
            case LIST -> {
                List<@Nullable Object> elements = new ArrayList<>();
                if (!(value instanceof List<?> list)) {
                    throw new UnreadableResponseException("The value of " + shape.name() + " is not a JSON array");
                }
                for (Object element : list) {
                    elements.add(read(shape.element().shape(), element));
                }
                yield elements;
            }
            case BLOB -> Scalars.value(shape, String.valueOf(value));
            case TIMESTAMP -> TimestampFormat.read(value);
            case STRING, BOOLEAN, INTEGER, LONG, FLOAT, DOUBLE, DOCUMENT -> value;
        };
    }

    private static Map<?, ?> object(Shape shape, Object value) throws UnreadableResponseException {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new UnreadableResponseException("The value of " + shape.name() + " is not a JSON object");
    }
}
