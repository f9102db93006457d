package io.stepwell.runtime.maprun;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.runtime.MapRuns.Tally;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.MapRunRow;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.crash.CrashPoint;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Takes a closed map run up again: forgets how its unsuccessful children ended, so that they are to be run anew, and opens
 * its row. A crash in between does no harm: the row is opened last, and what is forgotten stays so.
 */
final class TakingUp {
    private static final int CHILDREN_PER_READ = 1_000;

    private final Ground ground;
    private final MapRunRow row;
    private long settled;
    private long settledItems;
    private long toRedo;
    private long itemsToRedo;

    TakingUp(Ground ground, MapRunRow row) {
        this.ground = ground;
        this.row = row;
    }

    /** Does so because of a redrive at this time. */
    void since(long atMillis) throws InterruptedException {
        ground.settle(row.executionArn(), row.mapRunArn(), row.redrives());
        long from = 0;
        List<EndedChild> ended;
        do {
            ended = MapRunRows.ended(ground.store(), row.mapRunArn(), from, CHILDREN_PER_READ);
            forgetFailures(ended);
            from = ended.isEmpty() ? from : ended.getLast().index() + 1;
        } while (ended.size() == CHILDREN_PER_READ);
        countToRedo();
        WriteBatch rows = new WriteBatch();
        MapRunRows.putRedriven(
                rows,
                row.redriven(
                        atMillis,
                        succeeded(settledItems).withRedrives(0, itemsToRedo),
                        succeeded(settled).withRedrives(0, toRedo)));
        ground.write(row.executionArn(), rows);
        CrashPoint.MAP_RUN_TAKEN_UP.reached();
    }

    private void forgetFailures(List<EndedChild> ended) throws InterruptedException {
        WriteBatch rows = new WriteBatch();
        for (EndedChild child : ended) {
            if (child.status() != ExecutionStatus.SUCCEEDED && child.redrivable()) {
                MapRunRows.redo(rows, row.mapRunArn(), child);
            } else if (child.status() == ExecutionStatus.SUCCEEDED && child.index() == settled) {
                settled++;
                settledItems += child.items();
            }
        }
        if (!rows.isEmpty()) {
            ground.write(row.executionArn(), rows);
        }
    }

    /** Also those of earlier redrives that were never come to. */
    private void countToRedo() throws InterruptedException {
        long from = 0;
        SortedMap<Long, Integer> found;
        do {
            found = MapRunRows.redone(ground.store(), row.mapRunArn(), from, CHILDREN_PER_READ);
            WriteBatch rows = new WriteBatch();
            for (Map.Entry<Long, Integer> child : found.entrySet()) {
                from = child.getKey() + 1;
                if (MapRunRows.hasEnded(ground.store(), row.mapRunArn(), child.getKey())) {
                    MapRunRows.deleteRedo(rows, row.mapRunArn(), child.getKey());
                } else {
                    toRedo++;
                    itemsToRedo += child.getValue();
                }
            }
            if (!rows.isEmpty()) {
                ground.write(row.executionArn(), rows);
            }
        } while (found.size() == CHILDREN_PER_READ);
    }

    private static Tally succeeded(long count) {
        return new Tally(count, 0, count, 0, 0, 0, 0);
    }
}
