package io.stepwell.integrations.sdk;

import io.stepwell.language.json.Json;
import io.stepwell.models.Member;
import io.stepwell.models.Shape;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the parameters of a task into the input of an operation. Members have the names of the SDK
 * ({@code DbInstanceIdentifier}); those of the API ({@code DBInstanceIdentifier}, {@code BOOL}) are taken as well. A
 * text member takes any JSON, as its text: recorded in
 * {@code services__test_sfn_start_execution_implicit_json_serialisation}. So does a streamed body, where even a string
 * keeps its quotes: {@code services__test_s3_put_object_str}.
 */
public final class ParameterReader {
    /** Beyond what any service takes; written out, a short number with an exponent could fill the memory. */
    private static final BigDecimal WHOLE_MAX = new BigDecimal("1e100");

    /** Milliseconds beyond these do not fit 64 bits. */
    private static final BigDecimal SECONDS_MAX = BigDecimal.valueOf(Long.MAX_VALUE, 3);

    private final List<String> reasons = new ArrayList<>();

    private ParameterReader() {}

    /**
     * The input in the parameters.
     *
     * @param shape null for an operation without input
     * @throws ParametersRefusedException when a field is unknown, missing or of another type
     */
    public static Map<String, @Nullable Object> read(@Nullable Shape shape, Json parameters)
            throws ParametersRefusedException {
        ParameterReader reader = new ParameterReader();
        Map<String, @Nullable Object> input = Map.of();
        if (!(parameters.tree() instanceof Map<?, ?> object)) {
            reader.reasons.add("The parameters must be a JSON object");
        } else if (shape == null) {
            object.keySet().forEach(name -> reader.reasons.add(unknown(name)));
        } else {
            input = reader.structure(shape, object);
            reader.requireMembers(shape, object);
        }
        if (!reader.reasons.isEmpty()) {
            throw new ParametersRefusedException(parameters, reader.reasons);
        }
        return input;
    }

    private void requireMembers(Shape shape, Map<?, ?> object) {
        for (String required : shape.required()) {
            Member member = shape.member(required);
            if (member != null
                    && !member.traits().has("idempotencyToken")
                    && !object.containsKey(member.name())
                    && !object.containsKey(member.apiName())
                    && !object.containsKey(member.parameterName())) {
                reasons.add("The field '" + member.parameterName() + "' is required but was missing");
            }
        }
    }

    private static String unknown(Object name) {
        return "The field '" + name + "' is not supported by Step Functions";
    }

    private Map<String, @Nullable Object> structure(Shape shape, Map<?, ?> object) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            Member member = memberOf(shape, (String) name);
            if (member == null) {
                reasons.add(unknown(name));
            } else if (value != null) {
                members.put(member.name(), value(member, (String) name, value));
            }
        });
        return members;
    }

    private static @Nullable Member memberOf(Shape shape, String name) {
        for (Member member : shape.members().values()) {
            if (member.parameterName().equals(name) || member.apiName().equals(name)) {
                return member;
            }
        }
        return shape.member(name);
    }

    private @Nullable Object value(Member member, String field, Object value) {
        Shape shape = member.shape();
        return switch (shape.kind()) {
            case STRING -> value instanceof String text ? text : Json.of(value).text();
            case BLOB -> blob(member.has("streaming"), value);
            case DOCUMENT -> value;
            case STRUCTURE -> value instanceof Map<?, ?> object ? structure(shape, object) : wrong(field, "an OBJECT");
            case MAP -> value instanceof Map<?, ?> object ? map(shape, object) : wrong(field, "a MAP");
            case LIST -> value instanceof List<?> list ? list(shape, field, list) : wrong(field, "a LIST");
            case BOOLEAN -> value instanceof Boolean ? value : wrong(field, "a BOOLEAN");
            case INTEGER, LONG -> isWhole(value) ? wholeOf(value) : wrong(field, "an INTEGER");
            case FLOAT, DOUBLE -> value instanceof Number ? value : wrong(field, "a NUMBER");
            case TIMESTAMP -> timestamp(field, value);
        };
    }

    private static byte[] blob(boolean streamed, Object value) {
        String text = value instanceof String plain && !streamed
                ? plain
                : Json.of(value).text();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, @Nullable Object> map(Shape shape, Map<?, ?> object) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        object.forEach((key, each) ->
                entries.put((String) key, each == null ? null : value(shape.value(), (String) key, each)));
        return entries;
    }

    private List<@Nullable Object> list(Shape shape, String field, List<?> list) {
        List<@Nullable Object> elements = new ArrayList<>();
        list.forEach(each -> elements.add(each == null ? null : value(shape.element(), field, each)));
        return elements;
    }

    private static boolean isWhole(Object value) {
        if (!(value instanceof Number number)) {
            return false;
        }
        BigDecimal exact = new BigDecimal(number.toString());
        return exact.stripTrailingZeros().scale() <= 0 && exact.abs().compareTo(WHOLE_MAX) < 0;
    }

    private static Number wholeOf(Object value) {
        return value instanceof BigDecimal decimal ? decimal.toBigInteger() : (Number) value;
    }

    private @Nullable Object timestamp(String field, Object value) {
        try {
            return switch (value) {
                case String text -> OffsetDateTime.parse(text).toInstant();
                case Number number -> {
                    BigDecimal seconds = new BigDecimal(number.toString());
                    yield seconds.abs().compareTo(SECONDS_MAX) < 0
                            ? Instant.ofEpochMilli(seconds.movePointRight(3).longValue())
                            : wrong(field, "a TIMESTAMP in ISO 8601");
                }
                default -> wrong(field, "a TIMESTAMP in ISO 8601");
            };
        } catch (DateTimeException notATime) {
            return wrong(field, "a TIMESTAMP in ISO 8601");
        }
    }

    private @Nullable Object wrong(String field, String type) {
        reasons.add("The value for the field '" + field + "' must be " + type);
        return null;
    }
}
