package io.stepwell.runtime.partition;

import io.stepwell.engine.state.Execution;
import io.stepwell.runtime.rows.ExecutionRow;
import java.util.concurrent.atomic.AtomicInteger;

/** An execution in memory. Used by the partition's thread; only the pins are shared with the committer. */
final class Hot {
    private final Execution execution;
    private final AtomicInteger pins = new AtomicInteger();
    private ExecutionRow row;
    private long weightBytes = 2_048;

    Hot(Execution execution, ExecutionRow row) {
        this.execution = execution;
        this.row = row;
    }

    Execution execution() {
        return execution;
    }

    ExecutionRow row() {
        return row;
    }

    void row(ExecutionRow changed) {
        row = changed;
    }

    /** About how many bytes of memory it takes. */
    long weightBytes() {
        return weightBytes;
    }

    void grow(long bytes) {
        weightBytes += bytes;
    }

    void pin() {
        pins.incrementAndGet();
    }

    void unpin() {
        pins.decrementAndGet();
    }

    /** Whether a decision about it is still on its way to the store, so that the store does not know it all. */
    boolean isPinned() {
        return pins.get() > 0;
    }
}
