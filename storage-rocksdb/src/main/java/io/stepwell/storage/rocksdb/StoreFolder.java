package io.stepwell.storage.rocksdb;

import io.stepwell.storage.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a store. Its file {@code FORMAT} says what the folder is and in which format, before RocksDB touches
 * anything; a backup gets it last, so an unfinished backup cannot be opened.
 */
final class StoreFolder {
    static final int FORMAT = 1;
    private static final String FORMAT_FILE = "FORMAT";
    private static final Pattern FORMAT_TEXT = Pattern.compile("stepwell-rocksdb (\\d{1,9})\\s*");

    private StoreFolder() {}

    /**
     * Makes an empty or new folder a store, or checks that it is one this program can read.
     *
     * @throws StoreException when it is something else
     */
    static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
            String format = format(folder);
            if (format != null) {
                checkFormat(folder, format);
            } else if (isEmpty(folder)) {
                writeFormat(folder);
            } else {
                throw new StoreException(
                        "the folder " + folder + " has files in it but no store (no file " + FORMAT_FILE
                                + "). Name an empty folder or one that holds a store",
                        null);
            }
        } catch (IOException e) {
            throw new StoreException(
                    "cannot use the folder " + folder + " for the store: " + e + ". Check that it can be written", e);
        }
    }

    private static @Nullable String format(Path folder) throws IOException {
        Path file = folder.resolve(FORMAT_FILE);
        return Files.exists(file) ? Files.readString(file) : null;
    }

    private static void checkFormat(Path folder, String text) {
        Matcher matcher = FORMAT_TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new StoreException(
                    "the file " + folder.resolve(FORMAT_FILE) + " is damaged: it should say \"stepwell-rocksdb "
                            + FORMAT + "\". Restore the folder from a backup",
                    null);
        }
        int found = Integer.parseInt(matcher.group(1));
        if (found != FORMAT) {
            throw new StoreException(
                    "the store in " + folder + " has format " + found + ", but this program reads format " + FORMAT
                            + ". Open it with the program that wrote it, or name another folder",
                    null);
        }
    }

    /** A mount point's {@code lost+found} does not count. */
    static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> file.getFileName().toString().equals("lost+found"));
        }
    }

    /** Marks the folder as a store, durably. */
    static void writeFormat(Path folder) throws IOException {
        Path draft = folder.resolve(FORMAT_FILE + ".tmp");
        Files.writeString(draft, "stepwell-rocksdb " + FORMAT + "\n");
        sync(draft);
        Files.move(draft, folder.resolve(FORMAT_FILE), StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    /** Syncs every file of the folder, then the folder itself. */
    static void syncAll(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) {
            sync(file);
        }
        sync(folder);
    }

    /** A folder's own entry is durable when its parent is synced. */
    static void sync(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
