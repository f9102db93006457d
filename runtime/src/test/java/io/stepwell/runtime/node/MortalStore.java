package io.stepwell.runtime.node;

import io.stepwell.storage.ForwardingStore;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that takes so many commits and no more, as if its process had been killed; what it stands on lives on. */
final class MortalStore extends ForwardingStore {
    private final AtomicInteger commitsLeft;

    MortalStore(Store store, int commits) {
        super(store);
        this.commitsLeft = new AtomicInteger(commits);
    }

    boolean isDead() {
        return commitsLeft.get() < 0;
    }

    @Override
    public void commit(List<PartitionBatch> batches) {
        dieOf(commitsLeft.decrementAndGet());
        super.commit(batches);
    }

    @Override
    public long acquire(int partition) {
        dieOf(commitsLeft.get());
        return super.acquire(partition);
    }

    @Override
    public void close() {}

    private static void dieOf(int left) {
        if (left < 0) {
            throw new StoreException("dead", null);
        }
    }
}
