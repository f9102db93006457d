package io.stepwell.runtime.partition;

import io.stepwell.runtime.rows.TimerRows;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The near future of a partition's timers. All timers are rows; memory holds those before a boundary, in order of
 * their keys, so the first entry is the next one due. The boundary moves on when time comes near it, and back when
 * too many timers lie before it: memory does not grow with the number of timers.
 */
final class TimerWindow {
    private static final long HORIZON_MILLIS = 60_000;
    private static final long MARGIN_MILLIS = 20_000;

    private final int partition;
    private final Store store;
    private final int capacity;
    private final TreeMap<byte[], TimerRows.Timer> near = new TreeMap<>(Arrays::compareUnsigned);
    private byte[] boundary;
    private long boundaryMillis = Long.MIN_VALUE;

    TimerWindow(int partition, Store store, int capacity) {
        this.partition = partition;
        this.store = store;
        this.capacity = capacity;
        this.boundary = TimerRows.from(partition, 0);
    }

    void add(byte[] key, TimerRows.Timer timer) {
        if (Arrays.compareUnsigned(key, boundary) < 0) {
            near.put(key, timer);
            if (near.size() > 2 * capacity) {
                shrink();
            }
        }
    }

    void remove(byte[] key) {
        near.remove(key);
    }

    /** Takes out at most so many timers that are due. */
    List<TimerRows.Timer> takeDue(long nowMillis, int limit) {
        List<TimerRows.Timer> due = new ArrayList<>();
        while (due.size() < limit && !near.isEmpty()) {
            Map.Entry<byte[], TimerRows.Timer> first = near.firstEntry();
            if (first.getValue().dueMillis() > nowMillis) {
                break;
            }
            near.pollFirstEntry();
            due.add(first.getValue());
        }
        return due;
    }

    /** How long nothing is due, in milliseconds. */
    long idleMillis(long nowMillis) {
        return near.isEmpty()
                ? MARGIN_MILLIS / 2
                : Math.max(0, near.firstEntry().getValue().dueMillis() - nowMillis);
    }

    /** Whether the boundary must move on before more timers may be due than memory knows. */
    boolean needsMore(long nowMillis) {
        return boundaryMillis == Long.MIN_VALUE
                || (nowMillis + MARGIN_MILLIS > boundaryMillis && near.size() < capacity / 2);
    }

    /** Moves the boundary on. The store must know all timers: nothing may be on its way to it. */
    void advance(long nowMillis) {
        long goal = nowMillis + HORIZON_MILLIS;
        byte[] goalKey = TimerRows.from(partition, goal);
        List<Row> rows = store.scan(Table.TIMER, boundary, goalKey, capacity, false);
        for (Row row : rows) {
            near.put(row.key(), TimerRows.decode(row.key()));
        }
        if (rows.size() < capacity) {
            boundary = goalKey;
            boundaryMillis = goal;
        } else {
            byte[] last = rows.getLast().key();
            boundary = Arrays.copyOf(last, last.length + 1);
            boundaryMillis = TimerRows.decode(last).dueMillis();
        }
    }

    /** Forgets everything: the next advance reads anew. */
    void reset() {
        near.clear();
        boundary = TimerRows.from(partition, 0);
        boundaryMillis = Long.MIN_VALUE;
    }

    int size() {
        return near.size();
    }

    private void shrink() {
        while (near.size() > capacity) {
            Map.Entry<byte[], TimerRows.Timer> last = near.pollLastEntry();
            boundary = last.getKey();
            boundaryMillis = last.getValue().dueMillis();
        }
    }
}
