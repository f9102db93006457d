package io.stepwell.storage.rocksdb;

import io.stepwell.storage.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/** The native handles of an open database: created together, freed together in the order RocksDB needs. */
final class Database {
    private final NativeOptions options;
    private final RocksDB db;
    private final WriteOptions synced;
    private final ColumnFamilyHandle own;
    private final Map<Table, ColumnFamilyHandle> tables = new EnumMap<>(Table.class);

    static {
        RocksDB.loadLibrary();
    }

    private Database(NativeOptions options, RocksDB db, List<ColumnFamilyHandle> handles) {
        this.options = options;
        this.db = db;
        synced = options.synced();
        Iterator<ColumnFamilyHandle> inOrder = handles.iterator();
        own = inOrder.next();
        for (Table table : Table.values()) {
            tables.put(table, inOrder.next());
        }
    }

    static Database open(Path folder, RocksDbSettings settings) throws RocksDBException {
        NativeOptions options = new NativeOptions(settings);
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        families.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options.common()));
        for (Table table : Table.values()) {
            byte[] name = table.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            families.add(new ColumnFamilyDescriptor(name, options.table(table)));
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            return new Database(
                    options, RocksDB.open(options.database(), folder.toString(), families, handles), handles);
        } catch (RocksDBException e) {
            options.close();
            throw e;
        }
    }

    RocksDB db() {
        return db;
    }

    /** Every write is synced before it returns. */
    WriteOptions synced() {
        return synced;
    }

    ColumnFamilyHandle table(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    /** The store's own rows, which are in no table. */
    ColumnFamilyHandle own() {
        return own;
    }

    /** Says nothing of errors: what was acknowledged is synced already, and what was not is owed to no one. */
    void close() {
        tables.values().forEach(ColumnFamilyHandle::close);
        own.close();
        db.close();
        options.close();
    }
}
