package io.stepwell.storage;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A store that counts what is committed to another one. */
public final class MeteredStore implements Store {
    private final Store store;
    private final LongAdder commits = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    public MeteredStore(Store store) {
        this.store = store;
    }

    /** How many commits were made; each was synced once. */
    public long commits() {
        return commits.sum();
    }

    /** How many rows were put or deleted. */
    public long rows() {
        return rows.sum();
    }

    /** The bytes of keys and values of those rows, before the store's own overhead. */
    public long bytes() {
        return bytes.sum();
    }

    @Override
    public void commit(List<PartitionBatch> batches) {
        store.commit(batches);
        commits.increment();
        for (PartitionBatch batch : batches) {
            rows.add(batch.batch().operations().size());
            bytes.add(batch.batch().bytes());
        }
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        return store.get(table, key);
    }

    @Override
    public List<Row> scan(Table table, byte[] from, byte[] to, int limit, boolean reverse) {
        return store.scan(table, from, to, limit, reverse);
    }

    @Override
    public long acquire(int partition) {
        return store.acquire(partition);
    }

    @Override
    public void backup(Path target) {
        store.backup(target);
    }

    @Override
    public void close() {
        store.close();
    }
}
