package io.stepwell.conformance.cases;

import org.jspecify.annotations.Nullable;

/**
 * How a worker answers a task.
 *
 * @param error the error name of a failure
 * @param cause the cause of a failure; null for an activity, which tells its input
 * @param heartbeatAfterSeconds for {@code HEARTBEAT_THEN_SUCCESS}: the pause before the heartbeat
 * @param successAfterSeconds likewise, the pause between heartbeat and success
 */
public record WorkerAnswer(
        Kind kind,
        @Nullable String error,
        @Nullable String cause,
        double heartbeatAfterSeconds,
        double successAfterSeconds) {
    /** What is sent. */
    public enum Kind {
        SUCCESS,
        FAILURE,
        HEARTBEAT_THEN_SUCCESS,
        NONE
    }
}
