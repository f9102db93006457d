package io.stepwell.integrations.sdk;

import io.stepwell.models.Member;
import io.stepwell.models.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a service answered into the JSON of a task's result. Bytes are shown as text (recorded in
 * {@code services__test_s3_get_object_*}), and as Base64 where they are no text.
 */
public enum ResultWriter {
    /** SDK integrations: names of the SDK for Java v2, times in ISO 8601. */
    SDK {
        @Override
        String name(Member member) {
            return member.parameterName();
        }

        @Override
        Object time(Instant instant) {
            return instant.toString();
        }
    },
    /** Optimised integrations: names of the API, times in milliseconds since the epoch. */
    OPTIMISED {
        @Override
        String name(Member member) {
            return member.apiName();
        }

        @Override
        Object time(Instant instant) {
            return instant.toEpochMilli();
        }
    };

    abstract String name(Member member);

    abstract Object time(Instant instant);

    /** The tree of a structure; members that are null are left out. */
    public Map<String, @Nullable Object> structure(Shape shape, Map<?, ?> members) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            Member member = shape.member((String) name);
            if (member != null && value != null) {
                result.put(name(member), value(member.shape(), value));
            }
        });
        return result;
    }

    private @Nullable Object value(Shape shape, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> time(instant);
            case byte[] bytes -> text(bytes);
            case Map<?, ?> map when shape.kind() == Shape.Kind.STRUCTURE -> structure(shape, map);
            case Map<?, ?> map
            when shape.kind() == Shape.Kind.MAP -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                map.forEach((key, each) ->
                        entries.put((String) key, value(shape.value().shape(), each)));
                yield entries;
            }
            case List<?> list
            when shape.kind() == Shape.Kind.LIST -> {
                List<@Nullable Object> elements = new ArrayList<>();
                list.forEach(each -> elements.add(value(shape.element().shape(), each)));
                yield elements;
            }
            default -> value;
        };
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
