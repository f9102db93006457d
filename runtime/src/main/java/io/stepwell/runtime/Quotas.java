package io.stepwell.runtime;

/**
 * The quotas of an account (AWS Step Functions Developer Guide, service quotas). Reaching one is an answer of its own.
 *
 * @param stateMachines how many state machines there may be
 * @param activities how many activities there may be
 * @param versions how many published versions a state machine may have
 * @param aliases how many aliases a state machine may have
 * @param tags how many tags a resource may have
 * @param openExecutions how many executions of standard state machines may be open; children of map runs do not count, which
 *     have their own bound
 * @param executionMillis how long such an execution may be open
 * @param openMapRuns how many map runs may be open at once; others wait
 * @param pollersPerActivity how many workers may wait for tasks of one activity at once
 */
public record Quotas(
        int stateMachines,
        int activities,
        int versions,
        int aliases,
        int tags,
        long openExecutions,
        long executionMillis,
        int openMapRuns,
        int pollersPerActivity) {
    public Quotas {
        long least = Math.min(
                Math.min(Math.min(stateMachines, activities), Math.min(versions, aliases)),
                Math.min(
                        Math.min(tags, Math.min(openMapRuns, pollersPerActivity)),
                        Math.min(openExecutions, executionMillis)));
        if (least < 1) {
            throw new IllegalArgumentException("every quota must be at least 1, but one is " + least);
        }
    }

    /** What a new account has at AWS. */
    public static Quotas aws() {
        return new Quotas(100_000, 100_000, 1_000, 100, 50, 1_000_000, 365L * 86_400_000L, 1_000, 1_000);
    }

    /** As far as the machine goes. Tags keep AWS's quota, because a resource's tags are one record. */
    public static Quotas open() {
        int any = Integer.MAX_VALUE;
        return new Quotas(any, any, any, any, 50, Long.MAX_VALUE, Long.MAX_VALUE, any, any);
    }
}
