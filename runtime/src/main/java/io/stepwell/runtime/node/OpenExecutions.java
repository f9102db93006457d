package io.stepwell.runtime.node;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.runtime.Catalogue;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.rows.ExecutionIndexRows;
import io.stepwell.runtime.rows.ExecutionIndexRows.Entry;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.storage.Store;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How many executions of standard state machines are open, children of map runs left out. What a start of the node finds
 * open is counted some time after it; until then nobody is refused. What starts or ends while that is counted may be
 * missed, as the quota is far larger than what a moment brings.
 */
final class OpenExecutions {
    private static final int ROWS_PER_READ = 5_000;

    private final long max;
    private final AtomicLong sinceStart = new AtomicLong();
    private volatile long before;
    private volatile boolean counted;

    /**
     * Counts nothing yet.
     *
     * @param max how many may be open; {@link Long#MAX_VALUE} for any number
     */
    OpenExecutions(long max) {
        this.max = max;
        this.counted = max == Long.MAX_VALUE;
    }

    /** A decision about an execution is durable, which may have opened it. */
    void committed(ExecutionRow row, boolean opened) {
        if (row.child() != null) {
            return;
        }
        boolean closed = row.status().isClosed();
        if (opened != closed) {
            sinceStart.addAndGet(opened ? 1 : closed ? -1 : 0);
        }
    }

    /**
     * Does nothing as long as another execution may be started.
     *
     * @throws RequestRefused EXECUTION_LIMIT_EXCEEDED
     */
    void requireRoom(String wanted) {
        if (counted && before + sinceStart.get() >= max) {
            throw new RequestRefused(Reason.EXECUTION_LIMIT_EXCEEDED, wanted);
        }
    }

    /** Counts what is open in the store, once. */
    void count(Catalogue catalogue, Store store) {
        if (counted) {
            return;
        }
        long changesSeen = sinceStart.get();
        long found = 0;
        String cursor = null;
        do {
            Page<StateMachine> page = catalogue.stateMachines(cursor, ROWS_PER_READ);
            for (StateMachine machine : page.items()) {
                found += openOf(machine, store);
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        before = found - changesSeen;
        counted = true;
    }

    private static long openOf(StateMachine machine, Store store) {
        long found = 0;
        @Nullable Entry last = null;
        while (true) {
            List<Entry> rows =
                    ExecutionIndexRows.read(store, machine.arn(), ExecutionStatus.RUNNING, last, ROWS_PER_READ);
            found += rows.size();
            if (rows.size() < ROWS_PER_READ) {
                return found;
            }
            last = rows.getLast();
        }
    }
}
