package io.stepwell.conformance.client;

import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.Trees;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Builds a request from JSON by the SDK's description of its members; refuses what a client would not send. */
final class RequestFromJson {
    private RequestFromJson() {}

    /**
     * @param builder an empty builder
     * @throws ClientRefusal when a member is unknown, null or of another type
     */
    static Object build(SdkPojo builder, Map<String, @Nullable Object> members) {
        members.forEach((name, value) -> {
            SdkField<?> field = builder.sdkFields().stream()
                    .filter(each -> each.locationName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ClientRefusal("Unknown parameter in input: \"" + name + "\""));
            if (value == null) {
                throw new ClientRefusal("Invalid type for parameter " + name + ", value: null");
            }
            field.set(builder, value(field, value));
        });
        return ((Buildable) builder).build();
    }

    private static Object value(SdkField<?> field, Object json) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> expect(String.class, field, json);
            case BOOLEAN -> expect(Boolean.class, field, json);
            case INTEGER -> whole(field, json).intValueExact();
            case LONG -> whole(field, json).longValueExact();
            case DOUBLE -> expect(Number.class, field, json).doubleValue();
            case FLOAT -> expect(Number.class, field, json).floatValue();
            case BIG_DECIMAL -> new BigDecimal(expect(Number.class, field, json).toString());
            case INSTANT -> json instanceof Instant time ? time : Instant.parse(expect(String.class, field, json));
            case SDK_BYTES -> bytes(field, json);
            case LIST -> list(field, json);
            case MAP -> map(field, json);
            case SDK_POJO -> build(field.constructor().get(), members(field, json));
            default -> throw refusal(field, json);
        };
    }

    private static BigInteger whole(SdkField<?> field, Object json) {
        try {
            return new BigDecimal(expect(Number.class, field, json).toString()).toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw refusal(field, json);
        }
    }

    private static SdkBytes bytes(SdkField<?> field, Object json) {
        if (json instanceof Map<?, ?> members && members.get("$base64") instanceof String base64) {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(base64));
        }
        return SdkBytes.fromUtf8String(expect(String.class, field, json));
    }

    private static List<Object> list(SdkField<?> field, Object json) {
        SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
        return expect(List.class, field, json) instanceof List<?> elements
                ? elements.stream()
                        .map(each -> value(element, Objects.requireNonNull(each, "null in a list")))
                        .toList()
                : List.of();
    }

    private static Map<String, Object> map(SdkField<?> field, Object json) {
        SdkField<?> valueField = field.getTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> map = new LinkedHashMap<>();
        members(field, json)
                .forEach((name, value) ->
                        map.put(name, value(valueField, Objects.requireNonNull(value, "null in a map"))));
        return map;
    }

    private static Map<String, @Nullable Object> members(SdkField<?> field, Object json) {
        return Trees.object(expect(Map.class, field, json), field.locationName());
    }

    private static <T> T expect(Class<T> type, SdkField<?> field, Object json) {
        if (!type.isInstance(json)) {
            throw refusal(field, json);
        }
        return type.cast(json);
    }

    private static ClientRefusal refusal(SdkField<?> field, Object json) {
        return new ClientRefusal("Invalid type for parameter " + field.locationName() + ", value: "
                + JsonText.write(json) + ", wanted: " + field.marshallingType().getKnownType());
    }
}
