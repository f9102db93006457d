package io.stepwell.runtime.statistics;

/**
 * The execution that something is counted for.
 *
 * @param revision the revision of the state machine it was started on; empty when it has none
 */
public record Whose(String machineArn, String revision, long startMillis) {}
