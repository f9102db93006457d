package io.stepwell.runtime.rows;

import io.stepwell.engine.maprun.MapRunOrder;
import io.stepwell.language.data.Failure;
import io.stepwell.language.data.MapBounds;
import io.stepwell.runtime.MapRuns.Status;
import io.stepwell.runtime.MapRuns.Tally;
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
        return new MapRunRow(
                mapRunArn,
                executionArn,
                stateMachineArn,
                status,
                startMillis,
                stopMillis,
                changed,
                items,
                executions,
                settled,
                failure,
                redrives,
                redriveMillis);
    }

    /** The same with other tallies. */
    MapRunRow withTallies(Tally ofItems, Tally ofExecutions) {
        return new MapRunRow(
                mapRunArn,
                executionArn,
                stateMachineArn,
                status,
                startMillis,
                stopMillis,
                bounds,
                ofItems,
                ofExecutions,
                settled,
                failure,
                redrives,
                redriveMillis);
    }

    /** The same, failing. */
    public MapRunRow failing(Failure reason) {
        return new MapRunRow(
                mapRunArn,
                executionArn,
                stateMachineArn,
                status,
                startMillis,
                stopMillis,
                bounds,
                items,
                executions,
                settled,
                reason,
                redrives,
                redriveMillis);
    }

    /** The same, further on. */
    public MapRunRow settled(Tally ofItems, Tally ofExecutions) {
        return new MapRunRow(
                mapRunArn,
                executionArn,
                stateMachineArn,
                status,
                startMillis,
                stopMillis,
                bounds,
                ofItems,
                ofExecutions,
                ofExecutions.ended(),
                failure,
                redrives,
                redriveMillis);
    }

    /** The same, ended. */
    public MapRunRow closed(Status end, long nowMillis, Tally ofItems, Tally ofExecutions) {
        return new MapRunRow(
                mapRunArn,
                executionArn,
                stateMachineArn,
                end,
                startMillis,
                Math.max(nowMillis, redriveMillis == null ? startMillis : redriveMillis),
                bounds,
                ofItems,
                ofExecutions,
                settled,
                failure,
                redrives,
                redriveMillis);
    }

    /**
     * The same, to be gone on with behind its first children, all of which have succeeded.
     *
     * @param atMillis when it was taken up again
     */
    public MapRunRow redriven(long atMillis, Tally ofItems, Tally ofExecutions) {
        return new MapRunRow(
                mapRunArn,
                executionArn,
                stateMachineArn,
                Status.RUNNING,
                startMillis,
                null,
                bounds,
                ofItems,
                ofExecutions,
                ofExecutions.ended(),
                null,
                redrives + 1,
                atMillis);
    }
}
