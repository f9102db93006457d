package io.stepwell.conformance.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step with {@code expect_error} was answered.
 *
 * @param operation such as {@code CreateActivity}
 * @param code the error code; {@link #CLIENT_REFUSED} when the client did not send the request
 * @param message the error message
 * @param response the whole error response
 */
public record FailedAnswer(String operation, String code, String message, Map<String, @Nullable Object> response) {
    /** The error code of a request that the client refused to send. */
    public static final String CLIENT_REFUSED = "ParamValidationError";

    /** What the text of such a refusal begins with. */
    public static final String REFUSAL_TEXT = "Parameter validation failed:";

    /** The answer to a request that the client refused to send. */
    public static FailedAnswer clientRefused(String operation, String reason) {
        String message = REFUSAL_TEXT + " " + reason;
        Map<String, @Nullable Object> response = new LinkedHashMap<>();
        response.put("message", message);
        return new FailedAnswer(operation, CLIENT_REFUSED, message, response);
    }

    /** The sentence a Python client says. */
    public String text() {
        return code.equals(CLIENT_REFUSED)
                ? message
                : "An error occurred (" + code + ") when calling the " + operation + " operation: " + message;
    }
}
