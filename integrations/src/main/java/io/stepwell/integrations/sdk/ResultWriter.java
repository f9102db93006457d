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
 * Turns what a service answered into the JSON of a task's result: names of the SDK, times in ISO 8601, bytes as text
 * (recorded in {@code services__test_s3_get_object_*}), and as Base64 where they are no text.
 */
public final class ResultWriter {
    private ResultWriter() {}

    /** The tree of a structure; members that are null are left out. */
    public static Map<String, @Nullable Object> structure(Shape shape, Map<?, ?> members) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            Member member = shape.member((String) name);
            if (member != null && value != null) {
                result.put(member.parameterName(), value(member.shape(), value));
            }
        });
        return result;
    }

    private static @Nullable Object value(Shape shape, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.toString();
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
