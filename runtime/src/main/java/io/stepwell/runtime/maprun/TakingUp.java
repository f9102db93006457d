package io.stepwell.runtime.maprun;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.runtime.MapRuns.Tally;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.MapRunRow;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.storage.WriteBatch;
import java.util.List;

/**
 * Takes a closed map run up again: forgets how its unsuccessful children ended, so that they are yet to be run, and opens
 * its row. A crash in between does no harm: the row is opened last, and what is forgotten stays so.
 */
final class TakingUp {
    private static final int CHILDREN_PER_READ = 1_000;

    private final Ground ground;
    private final MapRunRow row;
    private long settled;
    private long settledItems;

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
        WriteBatch rows = new WriteBatch();
        MapRunRows.putRedriven(rows, row.redriven(atMillis, succeeded(settledItems), succeeded(settled)));
        ground.write(row.executionArn(), rows);
    }

    private void forgetFailures(List<EndedChild> ended) throws InterruptedException {
        WriteBatch rows = new WriteBatch();
        for (EndedChild child : ended) {
            if (child.status() != ExecutionStatus.SUCCEEDED) {
                MapRunRows.deleteEnded(rows, row.mapRunArn(), child.index());
            } else if (child.index() == settled) {
                settled++;
                settledItems += child.items();
            }
        }
        if (!rows.isEmpty()) {
            ground.write(row.executionArn(), rows);
        }
    }

    private static Tally succeeded(long count) {
        return new Tally(count, 0, count, 0, 0, 0, 0);
    }
}
