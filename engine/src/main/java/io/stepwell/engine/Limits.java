package io.stepwell.engine;

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
}
