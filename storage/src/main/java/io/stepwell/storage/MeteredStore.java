package io.stepwell.storage;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** A store that counts what is committed to another one. */
public final class MeteredStore extends ForwardingStore {
    private final LongAdder commits = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    public MeteredStore(Store store) {
        super(store);
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
        super.commit(batches);
        commits.increment();
        for (PartitionBatch batch : batches) {
            rows.add(batch.batch().operations().size());
            bytes.add(batch.batch().bytes());
        }
    }
}
