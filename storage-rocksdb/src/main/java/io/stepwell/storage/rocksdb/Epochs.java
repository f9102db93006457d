package io.stepwell.storage.rocksdb;

import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.StaleEpochException;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.codec.KeyReader;
import io.stepwell.storage.codec.KeyWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The epochs of partitions: rows of the default column family, held in memory too, since only this process can write
 * them while it has the folder. A commit holds the shared lock from its check to its end, a take-over the exclusive one.
 */
final class Epochs {
    static final byte[] PREFIX = KeyWriter.key().text("epoch").toBytes();

    private final ReentrantReadWriteLock fence = new ReentrantReadWriteLock();
    private final Map<Integer, Long> current = new ConcurrentHashMap<>();

    /** Writes rows, as a store does. */
    interface Writer {
        void write();
    }

    /** Writes the row of an epoch durably. */
    interface EpochWriter {
        void write(byte[] key, byte[] value);
    }

    /** Learns an epoch from its row. */
    void load(byte[] key, byte[] value) {
        KeyReader reader = KeyReader.of(key);
        reader.text();
        current.put(reader.intNumber(), ByteBuffer.wrap(value).getLong());
    }

    /** Runs the write if every batch has the current epoch of its partition. */
    void fenced(List<PartitionBatch> batches, Writer writer) {
        fence.readLock().lock();
        try {
            batches.forEach(this::check);
            writer.write();
        } finally {
            fence.readLock().unlock();
        }
    }

    long raise(int partition, EpochWriter writer) {
        fence.writeLock().lock();
        try {
            long next = current.getOrDefault(partition, 0L) + 1;
            byte[] key = KeyWriter.key().text("epoch").number(partition).toBytes();
            writer.write(key, ByteBuffer.allocate(Long.BYTES).putLong(next).array());
            current.put(partition, next);
            return next;
        } finally {
            fence.writeLock().unlock();
        }
    }

    private void check(PartitionBatch batch) {
        long epoch = current.getOrDefault(batch.partition(), 0L);
        if (batch.epoch() < epoch) {
            throw new StaleEpochException(batch.partition(), batch.epoch(), epoch);
        }
        if (batch.epoch() > epoch) {
            throw new StoreException(
                    "partition " + batch.partition() + " was never acquired with epoch " + batch.epoch()
                            + "; its epoch is " + epoch + ". Acquire it first",
                    null);
        }
    }
}
