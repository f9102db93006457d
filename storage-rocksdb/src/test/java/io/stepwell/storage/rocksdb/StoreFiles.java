package io.stepwell.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The files of a store, copied and damaged the ways a crash or a bad disk would. */
final class StoreFiles {
    static final int VALUE_BYTES = 2000;

    private StoreFiles() {}

    static RocksDbStore open(Path folder) {
        return RocksDbStore.open(folder, RocksDbSettings.small());
    }

    static byte[] key(int i) {
        return "key %06d".formatted(i).getBytes(StandardCharsets.UTF_8);
    }

    /** Incompressible, so that files have about the size of their values. */
    static byte[] value(int i) {
        byte[] value = new byte[VALUE_BYTES];
        new Random(i).nextBytes(value);
        return value;
    }

    static void expectCommits(Store store, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(store.get(Table.JOURNAL, key(i)))
                    .as("row %d of %d", i, count)
                    .isEqualTo(value(i));
        }
    }

    static void commit(Store store, int i) {
        WriteBatch batch = new WriteBatch();
        batch.put(Table.JOURNAL, key(i), value(i));
        store.commit(List.of(new PartitionBatch(0, 0, batch)));
    }

    /**
     * What a machine finds after a crash: the files as they are now, without a word to their owner. The manifest comes
     * before the numbered files, so that it names none that a flush in the background is still writing.
     */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : list(from, "").reversed()) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    /** Files whose names end so, by name: oldest first, since RocksDB counts up. */
    static List<Path> list(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    static void flipBit(Path file, long position) throws IOException {
        flipBit(file, position, 4);
    }

    static void flipBit(Path file, long position, int bit) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, position);
            one.put(0, (byte) (one.get(0) ^ (1 << bit))).rewind();
            channel.write(one, position);
        }
    }

    static void delete(Path folder) throws IOException {
        for (Path file : list(folder, "")) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    static void cutOff(Path file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
        }
    }
}
