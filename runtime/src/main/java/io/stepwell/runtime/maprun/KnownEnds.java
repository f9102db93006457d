package io.stepwell.runtime.maprun;

import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.storage.Store;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which children had ended before this drive came to them: before a crash or a redrive. Read a stretch at a time, so that
 * memory does not grow with their number.
 */
final class KnownEnds {
    private static final int CHILDREN_PER_READ = 1_000;

    private final Store store;
    private final String mapRunArn;
    private final Map<Long, EndedChild> stretch = new HashMap<>();
    private long readUntil = -1;

    KnownEnds(Store store, String mapRunArn) {
        this.store = store;
        this.mapRunArn = mapRunArn;
    }

    /** How this child has ended; null when it has not. Indexes are asked for in order. */
    @Nullable
    EndedChild of(long index) {
        if (index >= readUntil) {
            stretch.clear();
            readUntil = index + CHILDREN_PER_READ;
            for (EndedChild child : MapRunRows.ended(store, mapRunArn, index, CHILDREN_PER_READ)) {
                if (child.index() < readUntil) {
                    stretch.put(child.index(), child);
                }
            }
        }
        return stretch.remove(index);
    }

    /** There may be rows that were not there. */
    void readAgain() {
        readUntil = -1;
    }
}
