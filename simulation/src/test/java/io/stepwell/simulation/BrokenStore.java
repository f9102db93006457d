package io.stepwell.simulation;

import io.stepwell.storage.ForwardingStore;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.WriteBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store that hands everything on to another one; those below do it wrongly. */
abstract class BrokenStore extends ForwardingStore {
    final Store store;

    BrokenStore(Store store) {
        super(store);
        this.store = store;
    }

    /** The operations of a batch that this store keeps; null drops one. */
    WriteBatch.@Nullable Operation kept(WriteBatch.Operation operation) {
        return operation;
    }

    @Override
    public void commit(List<PartitionBatch> batches) {
        store.commit(batches.stream().map(this::kept).toList());
    }

    final PartitionBatch kept(PartitionBatch batch) {
        WriteBatch kept = new WriteBatch();
        for (WriteBatch.Operation operation : batch.batch().operations()) {
            WriteBatch.Operation instead = kept(operation);
            if (instead != null) {
                add(kept, instead);
            }
        }
        return new PartitionBatch(batch.partition(), batch.epoch(), kept);
    }

    static void add(WriteBatch batch, WriteBatch.Operation operation) {
        byte[] value = operation.value();
        if (value == null) {
            batch.delete(operation.table(), operation.key());
        } else {
            batch.put(operation.table(), operation.key(), value);
        }
    }
}
