package io.stepwell.storage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of text, for tests of stores. */
final class StoreRows {
    private StoreRows() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte @Nullable [] bytes) {
        return bytes == null ? "(none)" : new String(bytes, StandardCharsets.UTF_8);
    }

    static void put(Store store, Table table, String key, String value) {
        put(store, 0, 0, table, key, value);
    }

    static void put(Store store, int partition, long epoch, Table table, String key, String value) {
        store.commit(List.of(batch(partition, epoch, table, key, value)));
    }

    static PartitionBatch batch(int partition, long epoch, Table table, String key, String value) {
        WriteBatch batch = new WriteBatch();
        batch.put(table, bytes(key), bytes(value));
        return new PartitionBatch(partition, epoch, batch);
    }

    static List<String> keys(List<Row> rows) {
        return rows.stream().map(row -> text(row.key())).toList();
    }

    /** The first byte of each value. */
    static List<Integer> values(List<Row> rows) {
        return rows.stream().map(row -> (int) row.value()[0]).toList();
    }
}
