package io.stepwell.storage.rocksdb;

import io.stepwell.storage.CorruptRecordException;
import io.stepwell.storage.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for the one kind of damage that RocksDB 11.8 does not survive. A record of a write-ahead log or a manifest says
 * of what kind it is, and one that says "of a recycled file" in a file that is not makes the library's reader go round
 * for ever, before it has looked at the checksum (facebook/rocksdb#13333). This store recycles no file, so such a kind
 * is always damage.
 *
 * <p>A file is a row of blocks of 32 KiB, a block a row of records, and no record crosses a block: 4 bytes of checksum,
 * 2 of length, 1 of kind, then the data. Everything else that may be wrong is left to RocksDB and its checksums.
 */
final class RecordKinds {
    private static final int BLOCK_BYTES = 32 << 10;
    private static final int LENGTH_AT = 4;
    private static final int KIND_AT = 6;
    private static final int HEADER_BYTES = 7;

    private RecordKinds() {}

    /**
     * Passes when no record of the folder's logs and manifests claims to be of a recycled file.
     *
     * @throws CorruptRecordException when one does
     */
    static void check(Path folder) {
        try {
            for (Path file : files(folder)) {
                check(file, folder);
            }
        } catch (IOException e) {
            throw new StoreException(
                    "cannot open the store in " + folder + ": " + e + ". Check that it can be read", e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.startsWith("MANIFEST-") || name.endsWith(".log");
                    })
                    .toList();
        }
    }

    private static void check(Path file, Path folder) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long at = 0; fill(block, channel); at += BLOCK_BYTES) {
                int record = recycled(block);
                if (record >= 0) {
                    throw new CorruptRecordException(
                            "cannot open the store in " + folder + ": a file is damaged. Stop the server and restore"
                                    + " the folder from a backup (" + file.getFileName() + ", byte "
                                    + (at + record + KIND_AT) + ": a record of a kind this store never writes)",
                            null);
                }
            }
        } catch (NoSuchFileException e) {
            return; // the server that has the store open deleted it; RocksDB will say so
        }
    }

    /** Reads the next block, the last one as far as it goes; false when there is none. */
    private static boolean fill(ByteBuffer block, FileChannel channel) throws IOException {
        block.clear();
        while (block.hasRemaining() && channel.read(block) >= 0) {
            // a read may give less than was asked for
        }
        return block.flip().hasRemaining();
    }

    /** Where in the block a record begins that claims to be of a recycled file; -1 when none does. */
    private static int recycled(ByteBuffer block) {
        int at = 0;
        while (at + HEADER_BYTES <= block.limit()) {
            if (isRecycled(block.get(at + KIND_AT))) {
                return at;
            }
            at += HEADER_BYTES + Short.toUnsignedInt(block.getShort(at + LENGTH_AT));
        }
        return -1;
    }

    /** Whether RocksDB's {@code log_format.h} has the kind for recycled files. */
    private static boolean isRecycled(byte kind) {
        return switch (Byte.toUnsignedInt(kind)) {
            case 5, 6, 7, 8, 11, 131 -> true;
            default -> false;
        };
    }
}
