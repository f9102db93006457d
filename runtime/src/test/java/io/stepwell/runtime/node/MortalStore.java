package io.stepwell.runtime.node;

import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A store that takes so many commits and no more, as if its process had been killed; what it stands on lives on. */
final class MortalStore implements Store {
    private final Store store;
    private final AtomicInteger commitsLeft;

    MortalStore(Store store, int commits) {
        this.store = store;
        this.commitsLeft = new AtomicInteger(commits);
    }

    boolean isDead() {
        return commitsLeft.get() < 0;
    }

    @Override
    public void commit(List<PartitionBatch> batches) {
        dieOf(commitsLeft.decrementAndGet());
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
        dieOf(commitsLeft.get());
        return store.acquire(partition);
    }

    @Override
    public void backup(Path target) {
        store.backup(target);
    }

    @Override
    public void close() {}

    private static void dieOf(int left) {
        if (left < 0) {
            throw new StoreException("dead", null);
        }
    }
}
