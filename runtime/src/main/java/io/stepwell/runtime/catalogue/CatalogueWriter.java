package io.stepwell.runtime.catalogue;

import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.crash.CrashPoint;
import java.util.List;

/**
 * Writes of the catalogue.
 *
 * @param partition the number under which they are fenced
 * @param epoch the epoch it was acquired with
 */
record CatalogueWriter(Store store, int partition, long epoch) {
    void commit(WriteBatch batch) {
        CrashPoint.CATALOGUE_BATCH_BUILT.reached();
        store.commit(List.of(new PartitionBatch(partition, epoch, batch)));
        CrashPoint.CATALOGUE_BATCH_KEPT.reached();
    }
}
