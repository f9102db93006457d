package io.stepwell.storage.rocksdb;

import io.stepwell.storage.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.Checkpoint;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Copies a database that is in use: table files, which never change, as hard links where possible, logs as copies. */
final class Backup {
    private Backup() {}

    static void write(RocksDB db, Path source, Path target) {
        Path folder = target.toAbsolutePath().normalize();
        try (Checkpoint checkpoint = Checkpoint.create(db)) {
            makeRoom(folder);
            checkpoint.createCheckpoint(folder.toString());
            StoreFolder.syncAll(folder);
            StoreFolder.writeFormat(folder);
            Path parent = folder.getParent();
            if (parent != null) {
                StoreFolder.sync(parent);
            }
        } catch (RocksDBException e) {
            throw RocksDbFailure.of("make a backup in " + folder + " of", source, e);
        } catch (IOException e) {
            throw new StoreException("cannot write a backup to " + folder + ": " + e, e);
        }
    }

    /** RocksDB makes the folder itself. */
    private static void makeRoom(Path folder) throws IOException {
        if (Files.isDirectory(folder) && StoreFolder.isEmpty(folder)) {
            Files.delete(folder);
        } else if (Files.exists(folder)) {
            throw new StoreException("the folder of a backup must be new or empty: " + folder, null);
        }
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }
}
