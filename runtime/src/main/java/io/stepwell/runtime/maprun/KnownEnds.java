package io.stepwell.runtime.maprun;

import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.storage.Store;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which children had ended before this drive came to them, before a crash or a redrive, and which had not succeeded when
 * the map run was taken up again. Read a stretch at a time, so that memory does not grow with their number.
 */
final class KnownEnds {
    private static final int CHILDREN_PER_READ = 1_000;

    private final Store store;
    private final String mapRunArn;
    private final boolean redriven;
    private final Map<Long, EndedChild> stretch = new HashMap<>();
    private Map<Long, Integer> redone = Map.of();
    private long readUntil = -1;

    KnownEnds(Store store, String mapRunArn, boolean redriven) {
        this.store = store;
        this.mapRunArn = mapRunArn;
        this.redriven = redriven;
    }

    /** How this child has ended; null when it has not. Indexes are asked for in order. */
    @Nullable
    EndedChild of(long index) {
        read(index);
        return stretch.remove(index);
    }

    /** Whether this child did not succeed before the map run was taken up again. Indexes are asked for in order. */
    boolean isRedone(long index) {
        read(index);
        return redone.containsKey(index);
    }

    private void read(long index) {
        if (index < readUntil) {
            return;
        }
        stretch.clear();
        readUntil = index + CHILDREN_PER_READ;
        for (EndedChild child : MapRunRows.ended(store, mapRunArn, index, CHILDREN_PER_READ)) {
            if (child.index() < readUntil) {
                stretch.put(child.index(), child);
            }
        }
        if (redriven) {
            redone = MapRunRows.redone(store, mapRunArn, index, CHILDREN_PER_READ);
        }
    }

    /** There may be rows that were not there. */
    void readAgain() {
        readUntil = -1;
    }
}
