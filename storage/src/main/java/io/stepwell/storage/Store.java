package io.stepwell.storage;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A durable, ordered, atomic store of bytes. Keys compare as unsigned bytes. Safe for use by many threads.
 *
 * <p>Contract: {@link #commit} returns only when the batches would survive a power loss; either all of them are
 * visible or none; a reader sees every batch whose commit returned.
 */
public interface Store extends AutoCloseable {
    /**
     * Makes the batches durable, all or none.
     *
     * @throws StaleEpochException when a batch's epoch is older than its partition's; nothing was written
     * @throws StoreException when the store cannot write (full disk, damaged file); nothing is acknowledged
     */
    void commit(List<PartitionBatch> batches);

    /** The value of a key; null when there is none. */
    byte @Nullable [] get(Table table, byte[] key);

    /**
     * Rows with {@code from <= key < to} in key order, or in reverse order.
     *
     * @param limit how many rows at the most, at least 1
     */
    List<Row> scan(Table table, byte[] from, byte[] to, int limit, boolean reverse);

    /** Takes over a partition: raises its epoch durably and returns the new one, which fences all older ones. */
    long acquire(int partition);

    /**
     * Writes a consistent copy that a store can be opened on, while this one goes on serving.
     *
     * @param target a folder that does not exist yet or is empty
     */
    void backup(Path target);

    @Override
    void close();
}
