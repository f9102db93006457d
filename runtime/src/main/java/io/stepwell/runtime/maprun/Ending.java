package io.stepwell.runtime.maprun;

import io.stepwell.engine.maprun.MapRunOrder;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.data.Failure;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.MapRuns.Status;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.MapRunRow;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.crash.CrashPoint;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Ends a map run none of whose children runs: its results are put together, it is closed, its parent is told. */
record Ending(Ground ground, MapRunOrder order, Drive.Work work, Results results) {
    private static final int CHILDREN_PER_READ = 1_000;

    /**
     * Closes the map run, then tells the parent, so that whoever sees the parent go on sees the map run closed. A map run
     * that a crash left closed is not closed again.
     *
     * @param stopped whether nobody waits for it any more
     * @param shown what others see of it
     */
    void of(MapRunRow row, Progress progress, boolean stopped, AtomicReference<@Nullable MapRunRow> shown)
            throws InterruptedException {
        Results.Collected collected = collect(row, progress, stopped);
        CrashPoint.MAP_RUN_RESULTS_WRITTEN.reached();
        Failure failure = row.failure() != null ? row.failure() : collected.failure();
        if (!row.status().isClosed()) {
            Status status = stopped ? Status.ABORTED : failure != null ? Status.FAILED : Status.SUCCEEDED;
            shown.set(close(row, status, progress, collected));
        }
        if (!stopped) {
            TaskOutcome outcome = failure != null
                    ? new TaskOutcome.Failed(failure.error(), failure.cause())
                    : new TaskOutcome.Succeeded(Objects.requireNonNullElse(collected.output(), Json.NULL));
            ground.finish(order.parent().arn(), order.mapRunArn(), row.redrives(), outcome);
            CrashPoint.MAP_RUN_PARENT_TOLD.reached();
        }
        ground.settle(order.parent().arn(), order.mapRunArn(), row.redrives());
        CrashPoint.MAP_RUN_SETTLED.reached();
    }

    /** A map run that was given up has no result, but what is exported tells how far it came. */
    private Results.Collected collect(MapRunRow row, Progress progress, boolean stopped) throws InterruptedException {
        if (!stopped && row.failure() == null) {
            return results.collect(null);
        }
        if (!results.areExported() || row.status().isClosed()) {
            return new Results.Collected(null, null, 0, 0);
        }
        KnownEnds known = new KnownEnds(ground.store(), order.mapRunArn(), row.redrives() > 0);
        return results.collect(new PendingChildren(work, known, progress.begun(), progress.begunItems()));
    }

    private MapRunRow close(MapRunRow row, Status status, Progress progress, Results.Collected collected)
            throws InterruptedException {
        countTheRest(progress, row.redrives() > 0);
        MapRunRow closed = row.closed(
                status,
                ground.world().clock().millis(),
                work.items(progress).withResultsWritten(collected.items()),
                work.executions(progress).withResultsWritten(collected.executions()));
        WriteBatch rows = new WriteBatch();
        MapRunRows.put(rows, closed);
        ground.write(order.parent().arn(), rows);
        CrashPoint.MAP_RUN_CLOSED.reached();
        return closed;
    }

    /** Counts those that had ended before and were not come to, because the map run is given up. */
    private void countTheRest(Progress progress, boolean redriven) {
        KnownEnds known = new KnownEnds(ground.store(), order.mapRunArn(), redriven);
        long from = progress.begun();
        while (true) {
            List<EndedChild> ended = MapRunRows.ended(ground.store(), order.mapRunArn(), from, CHILDREN_PER_READ);
            for (EndedChild child : ended) {
                if (known.isRedone(child.index())) {
                    progress.redone(child.index(), child.items());
                }
                progress.count(child);
            }
            if (ended.size() < CHILDREN_PER_READ) {
                return;
            }
            from = ended.getLast().index() + 1;
        }
    }
}
