package io.stepwell.integrations.aws;

import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The AWS JSON protocols: an operation is named in a header, its members are one JSON object in the body. */
public final class AwsJson {
    /** The most characters of a body that is no JSON which are shown instead of the missing message. */
    private static final int UNPARSED_TEXT_MAX = 300;

    private AwsJson() {}

    /**
     * A request of version 1.0.
     *
     * @param target service target prefix and operation: {@code AmazonSQS.SendMessage}
     */
    public static ServiceRequest request(String target, Json members) {
        return request("1.0", target, members);
    }

    /** A request of version 1.1. */
    public static ServiceRequest request11(String target, Json members) {
        return request("1.1", target, members);
    }

    private static ServiceRequest request(String version, String target, Json members) {
        return new ServiceRequest(
                "POST",
                "/",
                Map.of(),
                Map.of("Content-Type", "application/x-amz-json-" + version, "X-Amz-Target", target),
                members.text().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The error in a response of a JSON protocol (AWS JSON 1.0 and 1.1, REST-JSON): its code is in
     * {@code x-amzn-errortype}, {@code __type} or {@code code}, possibly with a namespace before {@code #} and an
     * address after {@code :}.
     */
    public static ServiceError error(ServiceResponse response) {
        Map<?, ?> members = members(response);
        String code = response.header("x-amzn-ErrorType");
        if (code == null) {
            code = first(members, "__type", "code");
        }
        String message = first(members, "message", "Message", "errorMessage");
        if (message == null && members.isEmpty()) {
            message = unparsed(response);
        }
        String legacy = response.header("x-amzn-query-error");
        return new ServiceError(
                code == null ? null : shapeName(code),
                legacy == null ? null : legacy.split(";", 2)[0],
                message,
                response.statusCode(),
                response.requestId(),
                response.extendedRequestId());
    }

    private static Map<?, ?> members(ServiceResponse response) {
        try {
            return Json.parse(response.text()).tree() instanceof Map<?, ?> members ? members : Map.of();
        } catch (JsonSyntaxException notJson) {
            return Map.of();
        }
    }

    private static @Nullable String unparsed(ServiceResponse response) {
        String text = response.text().strip();
        if (text.isEmpty() || text.equals("{}")) {
            return null;
        }
        return text.length() <= UNPARSED_TEXT_MAX ? text : text.substring(0, UNPARSED_TEXT_MAX) + "…";
    }

    private static @Nullable String first(Map<?, ?> members, String... names) {
        for (String name : names) {
            if (members.get(name) instanceof String text) {
                return text;
            }
        }
        return null;
    }

    private static String shapeName(String code) {
        String plain = code.split(":", 2)[0];
        return plain.substring(plain.lastIndexOf('#') + 1);
    }
}
