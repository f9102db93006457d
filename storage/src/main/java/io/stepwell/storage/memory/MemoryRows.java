package io.stepwell.storage.memory;

import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.StaleEpochException;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The rows and epochs of a {@link MemoryStore}, whose lock guards them. */
final class MemoryRows {
    private final Map<Table, TreeMap<byte[], byte[]>> tables = new EnumMap<>(Table.class);
    private final Map<Integer, Long> epochs = new HashMap<>();

    MemoryRows() {
        for (Table table : Table.values()) {
            tables.put(table, new TreeMap<>(Arrays::compareUnsigned));
        }
    }

    TreeMap<byte[], byte[]> table(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    Map<Integer, Long> epochs() {
        return epochs;
    }

    void checkEpoch(PartitionBatch batch) {
        long current = epochs.getOrDefault(batch.partition(), 0L);
        if (batch.epoch() < current) {
            throw new StaleEpochException(batch.partition(), batch.epoch(), current);
        }
        if (batch.epoch() > current) {
            throw new StoreException(
                    "partition " + batch.partition() + " was never acquired with epoch " + batch.epoch()
                            + "; its epoch is " + current + ". Acquire it first",
                    null);
        }
    }

    long raiseEpoch(int partition) {
        return epochs.merge(partition, 1L, Long::sum);
    }

    /** The arrays are shared: no one changes them. */
    MemoryRows copy() {
        MemoryRows copy = new MemoryRows();
        tables.forEach((table, rows) -> copy.table(table).putAll(rows));
        copy.epochs.putAll(epochs);
        return copy;
    }
}
