package io.stepwell.storage;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store that hands everything on to another one. What differs, a class below overrides. */
public abstract class ForwardingStore implements Store {
    private final Store store;

    protected ForwardingStore(Store store) {
        this.store = store;
    }

    @Override
    public void commit(List<PartitionBatch> batches) {
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
