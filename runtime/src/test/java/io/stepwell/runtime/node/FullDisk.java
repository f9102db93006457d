package io.stepwell.runtime.node;

import io.stepwell.storage.ForwardingStore;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import java.util.List;

/** A store that refuses writes while its disk is full; reads go on. */
final class FullDisk extends ForwardingStore {
    volatile boolean full;

    FullDisk(Store store) {
        super(store);
    }

    @Override
    public void commit(List<PartitionBatch> batches) {
        refuseWhenFull();
        super.commit(batches);
    }

    @Override
    public long acquire(int partition) {
        refuseWhenFull();
        return super.acquire(partition);
    }

    private void refuseWhenFull() {
        if (full) {
            throw new StoreException("the disk is full", null);
        }
    }
}
