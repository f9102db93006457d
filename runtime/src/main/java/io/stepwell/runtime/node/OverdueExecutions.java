package io.stepwell.runtime.node;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.TimerRef;
import io.stepwell.runtime.Catalogue;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.partition.Work;
import io.stepwell.runtime.rows.ExecutionIndexRows;
import io.stepwell.runtime.rows.ExecutionIndexRows.Entry;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.TimerRows;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends executions that have been open for too long (a year at AWS) as {@code TimeoutSeconds} would. They are looked for now and
 * then, because a timer for each execution would be a row more for every start.
 */
final class OverdueExecutions {
    private static final int MACHINES_PER_READ = 500;
    private static final int ENDED_AT_ONCE = 500;

    private final Catalogue catalogue;
    private final Store store;
    private final Partitions partitions;
    private final long longestMillis;

    /**
     * Looks in this store.
     *
     * @param longestMillis how long an execution may be open; {@link Long#MAX_VALUE} for ever
     */
    OverdueExecutions(Catalogue catalogue, Store store, Partitions partitions, long longestMillis) {
        this.catalogue = catalogue;
        this.store = store;
        this.partitions = partitions;
        this.longestMillis = longestMillis;
    }

    /** Has those end whose time is over; at most some hundreds of each state machine, the others the next time. */
    void end(long nowMillis) throws InterruptedException {
        if (longestMillis == Long.MAX_VALUE) {
            return;
        }
        @Nullable String cursor = null;
        do {
            Page<StateMachine> page = catalogue.stateMachines(cursor, MACHINES_PER_READ);
            for (StateMachine machine : page.items()) {
                endOf(machine, nowMillis);
            }
            cursor = page.nextCursor();
        } while (cursor != null);
    }

    private void endOf(StateMachine machine, long nowMillis) throws InterruptedException {
        Entry newestOverdue = new Entry(nowMillis - longestMillis, "");
        List<Entry> overdue =
                ExecutionIndexRows.read(store, machine.arn(), ExecutionStatus.RUNNING, newestOverdue, ENDED_AT_ONCE);
        for (Entry entry : overdue) {
            byte[] row = store.get(Table.EXECUTION, ExecutionRow.key(entry.arn()));
            if (row != null && !isRedrivenSince(newestOverdue.startMillis(), ExecutionRow.decode(entry.arn(), row))) {
                TimerRows.Timer timer = new TimerRows.Timer(nowMillis, entry.arn(), TimerRef.OPEN_TOO_LONG);
                partitions.of(entry.arn()).put(new Work.Fire(timer));
            }
        }
    }

    /** The time of an execution begins again when it is redriven. */
    private static boolean isRedrivenSince(long millis, ExecutionRow row) {
        Long redriven = row.redrives().lastMillis();
        return redriven != null && redriven > millis;
    }
}
