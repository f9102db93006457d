package io.stepwell.engine;

/**
 * Names a timer within its execution.
 *
 * @param kind what it is for
 * @param anchorEventId the event it belongs to, so that a timer of an earlier attempt is told from a later one
 */
public record TimerRef(Kind kind, long anchorEventId) {
    /**
     * Ends an execution whatever {@code TimeoutSeconds} says, because none may be open for so long. Nobody sets this timer: it is
     * fired by whoever has found that out.
     */
    public static final TimerRef OPEN_TOO_LONG = new TimerRef(Kind.EXECUTION_TIMEOUT, 0);

    public enum Kind {
        /** The end of a Wait state; anchored to its entry. */
        WAIT,
        /** The end of the delay before a retry; anchored to the last event before the delay. */
        RETRY,
        /** The time limit of an attempt; anchored to its TaskScheduled. */
        TASK_TIMEOUT,
        /** The longest silence of a worker; anchored to TaskScheduled. */
        HEARTBEAT,
        /** The time limit of the execution. */
        EXECUTION_TIMEOUT,
        /** A long run of states goes on after others had their turn. */
        RESUME,
        /** A job is to be asked whether it has ended; anchored to TaskScheduled. It may outlive its task by one firing. */
        JOB_POLL
    }
}
