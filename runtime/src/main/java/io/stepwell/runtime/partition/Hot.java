package io.stepwell.runtime.partition;

import io.stepwell.engine.state.Execution;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.statistics.OpenStays;
import java.util.concurrent.atomic.AtomicInteger;

/** An execution in memory. Used by the partition's thread; only the pins are shared with the committer. */
final class Hot {
    private final Execution execution;
    private final OpenStays stays;
    private final AtomicInteger pins = new AtomicInteger();
    private ExecutionRow row;
    private long weightBytes = 2_048;
    private boolean mayAwait;

    Hot(Execution execution, ExecutionRow row) {
        this.execution = execution;
        this.row = row;
        this.stays = OpenStays.of(execution);
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

    /** The states it is in, as far as the committer has told; only the committer's thread may look after the start. */
    OpenStays stays() {
        return stays;
    }

    /** Whether it may be among those that wait for somebody outside. */
    boolean mayAwait() {
        return mayAwait;
    }

    void awaits() {
        mayAwait = true;
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
