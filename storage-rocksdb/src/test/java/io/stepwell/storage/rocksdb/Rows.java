package io.stepwell.storage.rocksdb;

import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Commits over many tables, and all rows of a store as text, to be compared. */
final class Rows {
    private static final byte[] END = {-1, -1, -1, -1, -1, -1, -1, -1, -1};

    private static final int LARGE_BYTES = 6_000;

    private Rows() {}

    /**
     * A commit of a few puts and deletes, always the same for a number. Every tenth has a chunk of the journal that is
     * large enough for a blob file.
     */
    static WriteBatch commit(int number) {
        Random random = new Random(number);
        WriteBatch batch = new WriteBatch();
        if (number % 10 == 5) {
            byte[] chunk = new byte[LARGE_BYTES];
            random.nextBytes(chunk);
            batch.put(Table.JOURNAL, StoreFiles.key(1_000 + number), chunk);
        }
        for (int i = 0; i < 6; i++) {
            Table table = Table.values()[random.nextInt(Table.values().length)];
            byte[] key = StoreFiles.key(random.nextInt(200));
            if (random.nextInt(5) == 0) {
                batch.delete(table, key);
            } else {
                byte[] value = new byte[1 + random.nextInt(120)];
                random.nextBytes(value);
                batch.put(table, key, value);
            }
        }
        return batch;
    }

    /** What a store has after the first so many commits. */
    static Map<String, String> after(int commits) {
        Map<String, String> rows = new TreeMap<>();
        for (int i = 0; i < commits; i++) {
            for (WriteBatch.Operation operation : commit(i).operations()) {
                String key = key(operation.table(), operation.key());
                byte[] value = operation.value();
                if (value == null) {
                    rows.remove(key);
                } else {
                    rows.put(key, HexFormat.of().formatHex(value));
                }
            }
        }
        return rows;
    }

    /** All rows of a store, by scans and by point reads, which must agree. */
    static Map<String, String> of(Store store) {
        Map<String, String> rows = new TreeMap<>();
        for (Table table : Table.values()) {
            List<Row> forward = store.scan(table, new byte[0], END, 10_000, false);
            List<Row> backward = new ArrayList<>(store.scan(table, new byte[0], END, 10_000, true));
            if (forward.size() != backward.size()) {
                throw new AssertionError("a table has other rows backward than forward");
            }
            for (Row row : forward) {
                String value = HexFormat.of().formatHex(row.value());
                byte[] read = store.get(table, row.key());
                if (read == null || !HexFormat.of().formatHex(read).equals(value)) {
                    throw new AssertionError("a row is read otherwise than it is scanned");
                }
                rows.put(key(table, row.key()), value);
            }
        }
        return rows;
    }

    private static String key(Table table, byte[] key) {
        return table + " " + HexFormat.of().formatHex(key);
    }
}
