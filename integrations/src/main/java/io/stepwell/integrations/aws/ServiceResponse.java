package io.stepwell.integrations.aws;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service answered.
 *
 * @param statusCode the HTTP status
 * @param headers as received, names in the service's own spelling
 * @param body the whole body; must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a payload of up to megabytes is passed on, never compared
public record ServiceResponse(int statusCode, Map<String, List<String>> headers, byte[] body) {
    /** The first value of a header, whatever its case; null when there is none. */
    public @Nullable String header(String name) {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty()) {
                return header.getValue().getFirst();
            }
        }
        return null;
    }

    /** The id the service gave this request, for its support; null when it told none. */
    public @Nullable String requestId() {
        String id = header("x-amzn-RequestId");
        return id == null ? header("x-amz-request-id") : id;
    }

    /** The second id S3 and its kin give a request; null when the service told none. */
    public @Nullable String extendedRequestId() {
        return header("x-amz-id-2");
    }

    /** The body as UTF-8; what is not UTF-8 becomes U+FFFD. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
