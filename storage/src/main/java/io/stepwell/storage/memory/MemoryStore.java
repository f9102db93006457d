package io.stepwell.storage.memory;

import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Store} on the heap: ordered maps under one lock. It keeps every promise of the contract but one: its rows end
 * with the process, unless {@link #backup} wrote them to a file for {@link #restore}.
 */
public final class MemoryStore implements Store {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final MemoryRows rows;
    private boolean closed;

    public MemoryStore() {
        this(new MemoryRows());
    }

    private MemoryStore(MemoryRows rows) {
        this.rows = rows;
    }

    /**
     * A store with the rows of a {@link #backup}.
     *
     * @throws StoreException when the folder holds none
     */
    public static MemoryStore restore(Path folder) {
        return new MemoryStore(MemoryDump.read(folder));
    }

    /**
     * Closes this store and gives another one on the same rows, as a restart would: whoever still holds this one can do
     * no harm.
     */
    public MemoryStore reopen() {
        close();
        return new MemoryStore(rows);
    }

    @Override
    public void commit(List<PartitionBatch> batches) {
        lock.writeLock().lock();
        try {
            checkOpen();
            for (PartitionBatch batch : batches) {
                rows.checkEpoch(batch);
            }
            for (PartitionBatch batch : batches) {
                batch.batch().operations().forEach(this::apply);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void apply(WriteBatch.Operation operation) {
        byte[] value = operation.value();
        if (value == null) {
            rows.table(operation.table()).remove(operation.key());
        } else {
            rows.table(operation.table()).put(operation.key().clone(), value.clone());
        }
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        lock.readLock().lock();
        try {
            checkOpen();
            return rows.table(table).get(key);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public List<Row> scan(Table table, byte[] from, byte[] to, int limit, boolean reverse) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1: " + limit);
        }
        lock.readLock().lock();
        try {
            checkOpen();
            if (Arrays.compareUnsigned(from, to) >= 0) {
                return List.of();
            }
            NavigableMap<byte[], byte[]> range = rows.table(table).subMap(from, true, to, false);
            List<Row> found = new ArrayList<>();
            for (Map.Entry<byte[], byte[]> row : (reverse ? range.descendingMap() : range).entrySet()) {
                if (found.size() == limit) {
                    break;
                }
                found.add(new Row(row.getKey(), row.getValue()));
            }
            return found;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public long acquire(int partition) {
        lock.writeLock().lock();
        try {
            checkOpen();
            return rows.raiseEpoch(partition);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Writes all rows to one file in the folder; {@link #restore} reads it. */
    @Override
    public void backup(Path target) {
        MemoryRows copy;
        lock.readLock().lock();
        try {
            checkOpen();
            copy = rows.copy();
        } finally {
            lock.readLock().unlock();
        }
        MemoryDump.write(copy, target);
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        closed = true;
        lock.writeLock().unlock();
    }

    private void checkOpen() {
        if (closed) {
            throw new StoreException("the store is closed", null);
        }
    }
}
