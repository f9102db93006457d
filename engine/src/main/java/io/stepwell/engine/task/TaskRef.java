package io.stepwell.engine.task;

/**
 * One attempt of one task.
 *
 * @param executionArn the execution it belongs to
 * @param scheduledEventId the id of its TaskScheduled event, unique in the execution
 */
public record TaskRef(String executionArn, long scheduledEventId) {}
