package io.stepwell.runtime.node;

import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store that refuses writes while its disk is full; reads go on. */
final class FullDisk implements Store {
    private final Store store;
    volatile boolean full;

    FullDisk(Store store) {
        this.store = store;
    }

    @Override
    public void commit(List<PartitionBatch> batches) {
        refuseWhenFull();
        store.commit(batches);
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
        refuseWhenFull();
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

    private void refuseWhenFull() {
        if (full) {
            throw new StoreException("the disk is full", null);
        }
    }
}
