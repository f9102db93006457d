package io.stepwell.api.wire;

import java.util.Map;

/**
 * An HTTP response to send.
 *
 * @param status the HTTP status
 * @param headers names and values
 * @param body the bytes of the body
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are handed through once and never compared
public record ApiResponse(int status, Map<String, String> headers, byte[] body) {}
