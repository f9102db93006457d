package io.stepwell.storage.rocksdb;

import io.stepwell.storage.CorruptRecordException;
import io.stepwell.storage.StoreException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What RocksDB's errors mean to whoever runs the store. */
final class RocksDbFailure {
    private RocksDbFailure() {}

    static StoreException opening(Path folder, RocksDBException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("While lock file") || message.contains("lock hold by current process")) {
            return new StoreException(
                    "the store in " + folder + " is in use: another server has it open. Stop that one, or name another"
                            + " folder (RocksDB: " + message + ")",
                    e);
        }
        return of("open", folder, e);
    }

    static StoreException of(String operation, Path folder, RocksDBException e) {
        String message = String.valueOf(e.getMessage());
        String head = "cannot " + operation + " the store in " + folder + ": ";
        String tail = " (RocksDB: " + message + ")";
        Status status = e.getStatus();
        if (code(status) == Status.Code.Corruption) {
            return new CorruptRecordException(
                    head + "a file is damaged. Stop the server and restore the folder from a backup" + tail, e);
        }
        if (isDiskFull(status, message)) {
            return new StoreException(
                    head + "the disk is full. Nothing was acknowledged, reads go on; make room, and restart the server"
                            + " if writes do not resume" + tail,
                    e);
        }
        if (code(status) == Status.Code.IOError) {
            return new StoreException(
                    head + "the disk failed. Nothing was acknowledged; check the disk and restart the server" + tail,
                    e);
        }
        return new StoreException(head + message, e);
    }

    private static Status.@Nullable Code code(@Nullable Status status) {
        return status == null ? null : status.getCode();
    }

    private static boolean isDiskFull(@Nullable Status status, String message) {
        return (status != null && status.getSubCode() == Status.SubCode.NoSpace)
                || message.contains("No space left on device");
    }
}
