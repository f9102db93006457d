package io.stepwell.integrations.aws;

import java.util.List;
import java.util.Map;

/**
 * A request to a service before it is signed, in the terms of HTTP.
 *
 * @param method {@code POST}, {@code GET}, …
 * @param path starts with a slash; each segment is already percent-encoded
 * @param query parameters, not yet encoded, each with its values
 * @param headers all but those of the signature and of HTTP itself
 * @param body the bytes to send; must not be changed afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // a payload of up to megabytes is passed on, never compared
public record ServiceRequest(
        String method, String path, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {
    public ServiceRequest {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("The path must start with a slash: " + path);
        }
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }
}
