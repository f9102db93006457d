package io.stepwell.engine;

/**
 * The time and the chance of one decision.
 *
 * @param millis milliseconds since the epoch
 * @param seed the source of all randomness of the decision
 */
public record Moment(long millis, long seed) {}
