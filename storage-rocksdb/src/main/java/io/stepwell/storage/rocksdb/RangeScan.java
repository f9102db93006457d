package io.stepwell.storage.rocksdb;

import io.stepwell.storage.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/** Reads a range of keys. Both bounds are given to RocksDB, so that it never looks at deleted rows beyond them. */
final class RangeScan {
    private RangeScan() {}

    static List<Row> rows(RocksDB db, ColumnFamilyHandle table, byte[] from, byte[] to, int limit, boolean reverse)
            throws RocksDBException {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1: " + limit);
        }
        if (Arrays.compareUnsigned(from, to) >= 0) {
            return List.of();
        }
        try (Slice lower = new Slice(from);
                Slice upper = new Slice(to);
                ReadOptions options =
                        new ReadOptions().setIterateLowerBound(lower).setIterateUpperBound(upper);
                RocksIterator iterator = db.newIterator(table, options)) {
            return reverse ? backward(iterator, limit) : forward(iterator, limit);
        }
    }

    private static List<Row> forward(RocksIterator iterator, int limit) throws RocksDBException {
        List<Row> rows = new ArrayList<>();
        iterator.seekToFirst();
        while (rows.size() < limit && iterator.isValid()) {
            rows.add(new Row(iterator.key(), iterator.value()));
            if (rows.size() < limit) {
                iterator.next();
            }
        }
        iterator.status();
        return rows;
    }

    private static List<Row> backward(RocksIterator iterator, int limit) throws RocksDBException {
        List<Row> rows = new ArrayList<>();
        iterator.seekToLast();
        while (rows.size() < limit && iterator.isValid()) {
            rows.add(new Row(iterator.key(), iterator.value()));
            if (rows.size() < limit) {
                iterator.prev();
            }
        }
        iterator.status();
        return rows;
    }
}
