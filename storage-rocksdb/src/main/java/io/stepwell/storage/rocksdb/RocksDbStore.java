package io.stepwell.storage.rocksdb;

import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch.Operation;
import io.stepwell.storage.codec.KeyWriter;
import io.stepwell.storage.crash.CrashPoint;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * A {@link Store} in a folder of this machine. Every commit is one write batch in the write-ahead log, synced before it
 * is acknowledged; damage is detected by checksums when a log is replayed and whenever a row is read. One process at a
 * time can have a folder open.
 *
 * <p>A commit that failed because of the disk was not acknowledged, but may be found after a restart: whoever made it
 * has to read the store again before going on.
 */
public final class RocksDbStore implements Store {
    private final Path folder;
    private final Database database;
    private final Epochs epochs = new Epochs();
    private final OpenGuard guard;

    private RocksDbStore(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
        guard = new OpenGuard(folder);
    }

    /**
     * Opens the store in a folder, and makes one in a folder that is new or empty.
     *
     * @throws StoreException when another process has it open, its format is not known, it is damaged, or the folder
     *     holds something else
     */
    public static RocksDbStore open(Path folder, RocksDbSettings settings) {
        Path absolute = folder.toAbsolutePath().normalize();
        StoreFolder.prepare(absolute);
        RecordKinds.check(absolute);
        Database database;
        try {
            database = Database.open(absolute, settings);
        } catch (RocksDBException e) {
            throw RocksDbFailure.opening(absolute, e);
        }
        RocksDbStore store = new RocksDbStore(absolute, database);
        try {
            store.loadEpochs();
            CrashPoint.STORE_OPENED.reached();
        } catch (RocksDBException e) {
            store.close();
            throw RocksDbFailure.opening(absolute, e);
        }
        return store;
    }

    private void loadEpochs() throws RocksDBException {
        byte[] end = KeyWriter.successor(Epochs.PREFIX);
        for (Row row : RangeScan.rows(database.db(), database.own(), Epochs.PREFIX, end, Integer.MAX_VALUE, false)) {
            epochs.load(row.key(), row.value());
        }
    }

    @Override
    public void commit(List<PartitionBatch> batches) {
        try (OpenGuard.Visit _ = guard.enter()) {
            epochs.fenced(batches, () -> write(batches));
        }
    }

    private void write(List<PartitionBatch> batches) {
        try (WriteBatch written = new WriteBatch()) {
            for (PartitionBatch batch : batches) {
                for (Operation operation : batch.batch().operations()) {
                    add(written, operation);
                }
            }
            if (written.count() > 0) {
                CrashPoint.STORE_BATCH_BUILT.reached();
                database.db().write(database.synced(), written);
                CrashPoint.STORE_BATCH_SYNCED.reached();
            }
        } catch (RocksDBException e) {
            throw RocksDbFailure.of("write to", folder, e);
        }
    }

    private void add(WriteBatch written, Operation operation) throws RocksDBException {
        byte[] value = operation.value();
        if (value == null) {
            written.delete(database.table(operation.table()), operation.key());
        } else {
            written.put(database.table(operation.table()), operation.key(), value);
        }
    }

    @Override
    public byte @Nullable [] get(Table table, byte[] key) {
        try (OpenGuard.Visit _ = guard.enter()) {
            return database.db().get(database.table(table), key);
        } catch (RocksDBException e) {
            throw RocksDbFailure.of("read a row of table " + table + " of", folder, e);
        }
    }

    @Override
    public List<Row> scan(Table table, byte[] from, byte[] to, int limit, boolean reverse) {
        try (OpenGuard.Visit _ = guard.enter()) {
            return RangeScan.rows(database.db(), database.table(table), from, to, limit, reverse);
        } catch (RocksDBException e) {
            throw RocksDbFailure.of("read rows of table " + table + " of", folder, e);
        }
    }

    @Override
    public long acquire(int partition) {
        try (OpenGuard.Visit _ = guard.enter()) {
            return epochs.raise(partition, this::writeEpoch);
        }
    }

    private void writeEpoch(byte[] key, byte[] value) {
        try {
            database.db().put(database.own(), database.synced(), key, value);
            CrashPoint.STORE_EPOCH_RAISED.reached();
        } catch (RocksDBException e) {
            throw RocksDbFailure.of("write to", folder, e);
        }
    }

    @Override
    public void backup(Path target) {
        try (OpenGuard.Visit _ = guard.enter()) {
            CrashPoint.BACKUP_BEGUN.reached();
            Backup.write(database.db(), folder, target);
            CrashPoint.BACKUP_WRITTEN.reached();
        }
    }

    /** Waits for running operations; later ones are refused. A second call does nothing. */
    @Override
    public void close() {
        CrashPoint.STORE_CLOSING.reached();
        guard.close(database::close);
    }
}
