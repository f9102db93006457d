package io.stepwell.runtime.live;

import io.stepwell.engine.ExecutionStatus;

/**
 * An execution has gone on, durably.
 *
 * @param lastEventId the newest event of its history
 */
public record Change(String executionArn, String stateMachineArn, ExecutionStatus status, long lastEventId) {}
