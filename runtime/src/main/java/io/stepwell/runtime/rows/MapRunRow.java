package io.stepwell.runtime.rows;

import io.stepwell.engine.maprun.MapRunOrder;
import io.stepwell.language.data.Failure;
import io.stepwell.language.data.MapBounds;
import io.stepwell.runtime.MapRuns.Status;
import io.stepwell.runtime.MapRuns.Tally;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far a map run is.
 *
 * <p>While it runs, the tallies are those of the first {@code settled} children, which have all ended: a map run goes on
 * behind them. At its end they are those of all.
 *
 * @param stateMachineArn {@code …:stateMachine:<name>/<label>}
 * @param stopMillis null while it runs
 * @param settled how many children from the first on have ended without a gap
 * @param failure why it fails; null when it does not
 * @param redrives how often it was taken up again
 * @param redriveMillis when for the last time; null for never
 */
public record MapRunRow(
        String mapRunArn,
        String executionArn,
        String stateMachineArn,
        Status status,
        long startMillis,
        @Nullable Long stopMillis,
        MapBounds bounds,
        Tally items,
        Tally executions,
        long settled,
        @Nullable Failure failure,
        int redrives,
        @Nullable Long redriveMillis) {
    /** A map run that is about to start. */
    public static MapRunRow begun(MapRunOrder order) {
        String account = order.mapRunArn().substring(0, order.mapRunArn().indexOf(":mapRun:"));
        return new MapRunRow(
                order.mapRunArn(),
                order.parent().arn(),
                account + ":stateMachine:" + order.labelledMachine(),
                Status.RUNNING,
                order.startMillis(),
                null,
                order.bounds(),
                Tally.NONE,
                Tally.NONE,
                0,
                null,
                0,
                null);
    }

    /** The same with other bounds. */
    public MapRunRow withBounds(MapBounds changed) {
        return but(row -> row.bounds = changed);
    }

    /** The same with other tallies. */
    MapRunRow withTallies(Tally ofItems, Tally ofExecutions) {
        return but(row -> row.tally(ofItems, ofExecutions));
    }

    /** The same, failing. */
    public MapRunRow failing(Failure reason) {
        return but(row -> row.failure = reason);
    }

    /** The same, further on. */
    public MapRunRow settled(Tally ofItems, Tally ofExecutions) {
        return but(row -> row.settle(ofItems, ofExecutions));
    }

    /** The same, ended. */
    public MapRunRow closed(Status end, long nowMillis, Tally ofItems, Tally ofExecutions) {
        return but(row -> {
            row.status = end;
            row.stopMillis = Math.max(nowMillis, redriveMillis == null ? startMillis : redriveMillis);
            row.tally(ofItems, ofExecutions);
        });
    }

    /**
     * The same, to be gone on with behind its first children, all of which have succeeded.
     *
     * @param atMillis when it was taken up again
     */
    public MapRunRow redriven(long atMillis, Tally ofItems, Tally ofExecutions) {
        return but(row -> {
            row.status = Status.RUNNING;
            row.stopMillis = null;
            row.settle(ofItems, ofExecutions);
            row.failure = null;
            row.redrives = redrives + 1;
            row.redriveMillis = atMillis;
        });
    }

    private MapRunRow but(Consumer<Draft> changes) {
        Draft draft = new Draft(this);
        changes.accept(draft);
        return new MapRunRow(
                mapRunArn,
                executionArn,
                stateMachineArn,
                draft.status,
                startMillis,
                draft.stopMillis,
                draft.bounds,
                draft.items,
                draft.executions,
                draft.settled,
                draft.failure,
                draft.redrives,
                draft.redriveMillis);
    }

    /** What of a row may change, while it is being changed. */
    private static final class Draft {
        private Status status;
        private @Nullable Long stopMillis;
        private MapBounds bounds;
        private Tally items;
        private Tally executions;
        private long settled;
        private @Nullable Failure failure;
        private int redrives;
        private @Nullable Long redriveMillis;

        Draft(MapRunRow row) {
            status = row.status;
            stopMillis = row.stopMillis;
            bounds = row.bounds;
            items = row.items;
            executions = row.executions;
            settled = row.settled;
            failure = row.failure;
            redrives = row.redrives;
            redriveMillis = row.redriveMillis;
        }

        void tally(Tally ofItems, Tally ofExecutions) {
            items = ofItems;
            executions = ofExecutions;
        }

        void settle(Tally ofItems, Tally ofExecutions) {
            tally(ofItems, ofExecutions);
            settled = ofExecutions.ended();
        }
    }
}
