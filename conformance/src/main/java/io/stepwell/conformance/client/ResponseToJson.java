package io.stepwell.conformance.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Turns what the SDK understood of a response into JSON; times stay {@link Instant}. */
final class ResponseToJson {
    private ResponseToJson() {}

    /** The members that the response had. */
    static Map<String, @Nullable Object> members(SdkPojo pojo) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (isPresent(value)) {
                members.put(field.locationName(), json(value));
            }
        }
        return members;
    }

    private static boolean isPresent(@Nullable Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private static @Nullable Object json(@Nullable Object value) {
        return switch (value) {
            case SdkPojo pojo -> members(pojo);
            case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArray());
            case List<?> elements -> {
                List<@Nullable Object> list = new ArrayList<>();
                elements.forEach(element -> list.add(json(element)));
                yield list;
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put(String.valueOf(name), json(member)));
                yield members;
            }
            case Float number -> number.doubleValue();
            case BigDecimal number -> number.doubleValue();
            case null, default -> value;
        };
    }
}
