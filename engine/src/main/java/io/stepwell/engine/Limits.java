package io.stepwell.engine;

import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.StateFailure;

/**
 * The quotas of an execution.
 *
 * @param payloadBytes the largest input, output or result, in bytes of UTF-8
 * @param variablesBytes the most that all variables of an execution may take, in bytes of UTF-8; those of one Assign
 *     may take as much as a payload
 * @param historyEvents the longest history
 * @param waitMillis the longest wait of a Wait state
 * @param transitionsPerDecision how many states run before other executions get their turn
 */
public record Limits(
        int payloadBytes, int variablesBytes, int historyEvents, long waitMillis, int transitionsPerDecision) {
    /** AWS Step Functions' own quotas. */
    public static Limits aws() {
        return new Limits(262_144, 10 << 20, 25_000, 24_855L * 86_400_000L + 86_399_000L, 200);
    }

    /** The same for an express workflow, whose history AWS does not bound: its life is short instead. */
    public Limits forExpress() {
        return new Limits(payloadBytes, variablesBytes, Integer.MAX_VALUE, waitMillis, transitionsPerDecision);
    }

    /** As far as the machine goes. */
    public static Limits open() {
        return new Limits(16 << 20, 256 << 20, 1_000_000, 100L * 366 * 86_400_000L, 200);
    }

    /**
     * Does nothing for a payload of a size it may have.
     *
     * @param what names whose result it is: a state or a task
     * @throws StateFailure States.DataLimitExceeded
     */
    public void checkPayload(String what, int bytes) throws StateFailure {
        if (bytes > payloadBytes) {
            throw StateFailure.plain(ErrorNames.DATA_LIMIT_EXCEEDED, tooLarge(what));
        }
    }

    /** The cause of States.DataLimitExceeded (recorded cases, error_handling). */
    public static String tooLarge(String what) {
        return "The state/task '" + what
                + "' returned a result with a size exceeding the maximum number of bytes service limit.";
    }
}
