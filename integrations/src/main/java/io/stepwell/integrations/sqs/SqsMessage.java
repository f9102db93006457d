package io.stepwell.integrations.sqs;

import io.stepwell.integrations.aws.CallParameters;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.language.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a SendMessage request, from the parameters of a task. */
final class SqsMessage {
    private static final String DEDUPLICATION_ID = "MessageDeduplicationId";
    private static final Set<String> PARAMETERS = Set.of(
            "DelaySeconds",
            "MessageAttributes",
            "MessageBody",
            DEDUPLICATION_ID,
            "MessageGroupId",
            "MessageSystemAttributes",
            "QueueUrl");

    private SqsMessage() {}

    static Map<String, @Nullable Object> members(Json taskParameters) throws CallParameters.Refused {
        CallParameters parameters = CallParameters.of(taskParameters, PARAMETERS);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("QueueUrl", parameters.requiredText("QueueUrl"));
        Object body = parameters.value("MessageBody");
        if (body == null) {
            throw CallParameters.Refused.because("The field 'MessageBody' is required but was missing");
        }
        members.put("MessageBody", text(body));
        putUnlessAbsent(members, DEDUPLICATION_ID, parameters.text(DEDUPLICATION_ID));
        putUnlessAbsent(members, "MessageGroupId", parameters.text("MessageGroupId"));
        putUnlessAbsent(members, "DelaySeconds", delaySeconds(parameters.value("DelaySeconds")));
        for (String attributes : Set.of("MessageAttributes", "MessageSystemAttributes")) {
            putUnlessAbsent(members, attributes, attributes(attributes, parameters.value(attributes)));
        }
        return members;
    }

    private static void putUnlessAbsent(Map<String, @Nullable Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    /** A string is sent as it is, anything else as its JSON text. */
    private static String text(Object value) {
        return value instanceof String text ? text : Json.of(value).text();
    }

    private static @Nullable Number delaySeconds(@Nullable Object value) throws CallParameters.Refused {
        if (value == null || value instanceof Integer) {
            return (Integer) value;
        }
        throw CallParameters.Refused.because("The value for the field 'DelaySeconds' must be an INTEGER");
    }

    private static @Nullable Map<String, @Nullable Object> attributes(String field, @Nullable Object value)
            throws CallParameters.Refused {
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map<?, ?> attributes)) {
            throw CallParameters.Refused.because("The value for the field '" + field + "' must be an object");
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (Map.Entry<?, ?> attribute : attributes.entrySet()) {
            if (!(attribute.getValue() instanceof Map<?, ?> parts)) {
                throw CallParameters.Refused.because(
                        "The value for the field '" + field + "." + attribute.getKey() + "' must be an object");
            }
            all.put((String) attribute.getKey(), attribute(parts));
        }
        return all;
    }

    private static Map<String, @Nullable Object> attribute(Map<?, ?> parts) {
        Map<String, @Nullable Object> texts = new LinkedHashMap<>();
        parts.forEach((name, value) -> texts.put((String) name, value == null ? null : text(value)));
        return texts;
    }

    /**
     * Whether a FIFO queue without content-based deduplication refused the message for want of an id. Only then one is
     * given: an id would overrule a queue that deduplicates by content.
     */
    static boolean lacksDeduplicationId(Map<String, @Nullable Object> message, CallResult result) {
        return result instanceof CallResult.Refused refused
                && !message.containsKey(DEDUPLICATION_ID)
                && message.containsKey("MessageGroupId")
                && message.get("QueueUrl") instanceof String url
                && url.endsWith(".fifo")
                && refused.error().message() != null
                && refused.error().message().contains("ContentBasedDeduplication");
    }
}
