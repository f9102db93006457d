package io.stepwell.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One bit of one file is wrong: the store refuses to open, or refuses to read what is damaged, or has exactly the rows it
 * had. It never gives a wrong row, and never loses one without a word. {@code -Dbit.flips=10000} tries more.
 */
final class BitFlipTest {
    private static final int FLIPS = Integer.getInteger("bit.flips", 120);
    private static final long SEED = Long.getLong("bit.flips.seed", new Random().nextInt(1_000_000));
    private static final int COMMITS_IN_FILES = 40;
    private static final int COMMITS = 60;
    private static final int KIND_AT = 6;

    @TempDir
    Path parent;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> detected = new TreeMap<>();
    private final Map<String, Integer> harmless = new TreeMap<>();
    private final List<String> silent = new ArrayList<>();

    @Test
    void everyFlippedBitIsDetectedOrHarmless() throws IOException {
        Path sound = soundStore();
        Map<String, String> rows = Rows.after(COMMITS);
        List<Path> files = dataFiles(sound);
        for (int i = 0; i < FLIPS; i++) {
            Path flipped = parent.resolve("flipped" + i);
            StoreFiles.copy(sound, flipped);
            Path file = flipped.resolve(drawn(files).getFileName());
            long position = (long) (random.nextDouble() * Files.size(file));
            int bit = random.nextInt(8);
            StoreFiles.flipBit(file, position, bit);
            look(flipped, file, rows, "bit " + bit + " of byte " + position + " of " + file.getFileName());
            StoreFiles.delete(flipped);
        }
        System.out.println("proof: {\"flips\": " + FLIPS + ", \"seed\": " + SEED + ", \"detected\": " + json(detected)
                + ", \"harmless\": " + json(harmless) + ", \"silent\": " + silent.size() + "}");
        assertThat(files).as("a file of every kind").anyMatch(file -> kind(file).equals("blob"));
        assertThat(silent).as("seed %d", SEED).isEmpty();
    }

    /** The library's reader went round for ever on a record that claimed to be a recycled file's. */
    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aWrongBitInTheKindOfARecordIsFoundAndDoesNotHoldTheOpeningUp() throws IOException {
        Path sound = soundStore();
        Map<String, String> rows = Rows.after(COMMITS);
        for (Path file : dataFiles(sound)) {
            String name = String.valueOf(file.getFileName());
            if (name.startsWith("MANIFEST") || name.endsWith(".log")) {
                for (long record : recordsOf(file)) {
                    for (int bit = 0; bit < 8; bit++) {
                        Path flipped = parent.resolve("flipped" + record + "-" + bit);
                        StoreFiles.copy(sound, flipped);
                        StoreFiles.flipBit(flipped.resolve(name), record + KIND_AT, bit);
                        look(
                                flipped,
                                file,
                                rows,
                                "bit " + bit + " of the kind of the record at " + record + " of " + name);
                        StoreFiles.delete(flipped);
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
        assertThat(detected).containsOnlyKeys("MANIFEST", "log");
    }

    /** Where the records of a log or a manifest begin: a checksum of 4 bytes, a length of 2, the kind. */
    private static List<Long> recordsOf(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.capacity()).as("one block, so no record is in parts").isLessThan(32 << 10);
        List<Long> records = new ArrayList<>();
        for (int at = 0; at < bytes.capacity(); at += KIND_AT + 1 + Short.toUnsignedInt(bytes.getShort(at + 4))) {
            records.add((long) at);
        }
        return records;
    }

    /** Rows in table files and rows in the log. */
    private Path soundStore() throws IOException {
        Path live = parent.resolve("live");
        Path sound = parent.resolve("sound");
        try (RocksDbStore store = StoreFiles.open(live)) {
            commit(store, 0, COMMITS_IN_FILES);
        }
        StoreFiles.open(live).close();
        try (RocksDbStore store = StoreFiles.open(live)) {
            commit(store, COMMITS_IN_FILES, COMMITS);
            StoreFiles.copy(live, sound);
        }
        return sound;
    }

    private static void commit(RocksDbStore store, int from, int to) {
        for (int i = from; i < to; i++) {
            store.commit(List.of(new PartitionBatch(0, 0, Rows.commit(i))));
        }
    }

    /** All files but the diary of the library and the lock, which hold no data. */
    private static List<Path> dataFiles(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path file : StoreFiles.list(folder, "")) {
            String name = String.valueOf(file.getFileName());
            if (!name.startsWith("LOG") && !name.equals("LOCK") && Files.size(file) > 0) {
                files.add(file);
            }
        }
        return files;
    }

    /** A quarter of the flips go to any file, the others where most bytes are, leaving out the options. */
    private Path drawn(List<Path> all) throws IOException {
        if (random.nextInt(4) == 0) {
            return all.get(random.nextInt(all.size()));
        }
        return drawnByBytes(all.stream()
                .filter(file -> !String.valueOf(file.getFileName()).startsWith("OPTIONS"))
                .toList());
    }

    private Path drawnByBytes(List<Path> files) throws IOException {
        long all = 0;
        for (Path file : files) {
            all += Files.size(file);
        }
        long at = (long) (random.nextDouble() * all);
        for (Path file : files) {
            at -= Files.size(file);
            if (at < 0) {
                return file;
            }
        }
        return files.getLast();
    }

    private void look(Path folder, Path file, Map<String, String> expected, String what) {
        String kind = kind(file);
        try (RocksDbStore store = StoreFiles.open(folder)) {
            if (Rows.of(store).equals(expected)) {
                harmless.merge(kind, 1, Integer::sum);
            } else {
                silent.add(what);
            }
        } catch (StoreException e) {
            detected.merge(kind, 1, Integer::sum);
        }
    }

    private static String kind(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        int dash = name.indexOf('-');
        return dot > 0 ? name.substring(dot + 1) : dash > 0 ? name.substring(0, dash) : name;
    }

    private static String json(Map<String, Integer> counts) {
        List<String> members = new ArrayList<>();
        counts.forEach((kind, count) -> members.add("\"" + kind + "\": " + count));
        return "{" + String.join(", ", members) + "}";
    }
}
