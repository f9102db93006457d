package io.stepwell.runtime;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.language.data.MapBounds;
import io.stepwell.runtime.Executions.ExecutionSummary;
import org.jspecify.annotations.Nullable;

/** Map runs: what does the work of Distributed Maps. Refusals are {@link RequestRefused}. */
public interface MapRuns {
    MapRunView describe(String mapRunArn);

    /** The map runs of an execution, the newest first. */
    Page<MapRunSummary> list(String executionArn, @Nullable String cursor, int limit);

    /** The child executions of a map run of standard children, the newest first. */
    Page<ExecutionSummary> children(
            String mapRunArn, @Nullable ExecutionStatus status, @Nullable String cursor, int limit);

    /** Changes a running map run; it holds for all children that are yet to start. */
    void update(String mapRunArn, Change change);

    /** The life of a map run; names as in the API. */
    enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        ABORTED;

        public boolean isClosed() {
            return this != RUNNING;
        }
    }

    /**
     * Which bounds to change.
     *
     * @param maxConcurrency null to leave it; likewise the others
     */
    record Change(
            @Nullable Long maxConcurrency,
            @Nullable Long toleratedFailureCount,
            @Nullable Double toleratedFailurePercentage) {
        /** The bounds after the change. */
        public MapBounds applied(MapBounds bounds) {
            return new MapBounds(
                    maxConcurrency == null ? bounds.maxConcurrency() : maxConcurrency,
                    toleratedFailureCount == null ? bounds.toleratedFailureCount() : toleratedFailureCount,
                    toleratedFailurePercentage == null
                            ? bounds.toleratedFailurePercentage()
                            : toleratedFailurePercentage);
        }
    }

    /**
     * A map run.
     *
     * @param stateMachineArn {@code …:stateMachine:<name>/<label>}
     * @param stopMillis null while it runs
     */
    record MapRunSummary(
            String mapRunArn,
            String executionArn,
            String stateMachineArn,
            Status status,
            long startMillis,
            @Nullable Long stopMillis) {}

    /**
     * A map run with how far it is.
     *
     * @param items its items
     * @param executions its children
     * @param redrives how often it was taken up again
     * @param redriveMillis when for the last time; null for never
     */
    record MapRunView(
            MapRunSummary summary,
            MapBounds bounds,
            Tally items,
            Tally executions,
            int redrives,
            @Nullable Long redriveMillis) {}

    /**
     * How many there are in each state; {@code total} are known so far.
     *
     * @param resultsWritten how many of them are in the result of the map run
     * @param failuresNotRedrivable how many of those that failed, timed out or were aborted cannot be taken up again
     * @param pendingRedrive how many did not succeed before the last redrive and are yet to be taken up again; they count
     *     in no other state
     */
    record Tally(
            long total,
            long running,
            long succeeded,
            long failed,
            long timedOut,
            long aborted,
            long resultsWritten,
            long failuresNotRedrivable,
            long pendingRedrive) {
        public Tally(
                long total,
                long running,
                long succeeded,
                long failed,
                long timedOut,
                long aborted,
                long resultsWritten) {
            this(total, running, succeeded, failed, timedOut, aborted, resultsWritten, 0, 0);
        }

        public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

        /** Those that are yet to start for the first time. */
        public long pending() {
            return total - running - ended() - pendingRedrive;
        }

        /** Those that have ended in any way. */
        public long ended() {
            return succeeded + failed + timedOut + aborted;
        }

        /** The same with other counts of what can and cannot be redriven. */
        public Tally withRedrives(long notRedrivable, long pending) {
            return new Tally(
                    total, running, succeeded, failed, timedOut, aborted, resultsWritten, notRedrivable, pending);
        }

        /** The same with so many results. */
        public Tally withResultsWritten(long count) {
            return new Tally(
                    total, running, succeeded, failed, timedOut, aborted, count, failuresNotRedrivable, pendingRedrive);
        }
    }
}
