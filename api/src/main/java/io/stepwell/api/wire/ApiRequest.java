package io.stepwell.api.wire;

/**
 * An HTTP request as it came.
 *
 * @param method {@code POST}; others are refused
 * @param rawPath the path, still percent-encoded
 * @param rawQuery the query without its question mark, still percent-encoded; empty for none
 * @param headers all headers
 * @param body the bytes of the body; not copied, callers must leave them alone
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are handed through once and never compared
public record ApiRequest(String method, String rawPath, String rawQuery, Headers headers, byte[] body) {}
