package io.stepwell.conformance.reference;

import java.time.Instant;

/**
 * What the server under test says of itself, and the time.
 *
 * @param region of the server, such as {@code us-east-1}
 * @param account of the server, 12 digits
 * @param now the time this run of the case began
 */
public record Surroundings(String region, String account, Instant now) {}
