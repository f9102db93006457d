package io.stepwell.integrations.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Lists a folder as S3 lists a bucket. A folder is read and sorted as a whole, so pages are long; folders that cannot
 * hold a key of the page are not entered, and neither are links.
 */
final class FolderListing {
    private static final int PAGE = 100_000;
    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final Path root;
    private final String prefix;
    private final String after;
    private final List<ListedObject> found = new ArrayList<>();

    FolderListing(Path root, String prefix, String after) {
        this.root = root;
        this.prefix = prefix;
        this.after = after;
    }

    ObjectPage page() throws IOException {
        boolean whole = collect(root, "");
        return new ObjectPage(found, whole ? null : found.getLast().key());
    }

    static String etag(BasicFileAttributes attributes) {
        return "\"" + Long.toHexString(attributes.size()) + "-"
                + Long.toHexString(attributes.lastModifiedTime().toInstant().toEpochMilli()) + "\"";
    }

    /** False when the page is full. */
    private boolean collect(Path folder, String keyOfFolder) throws IOException {
        List<String> keys = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                boolean directory = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
                String key = keyOfFolder + name + (directory ? "/" : "");
                boolean wanted = directory ? mayHold(key) : key.startsWith(prefix) && isAfter(key);
                if (wanted && !name.startsWith(FolderBuckets.UNFINISHED)) {
                    keys.add(key);
                }
            }
        }
        keys.sort(BY_BYTES);
        for (String key : keys) {
            if (key.endsWith("/") ? !collect(root.resolve(key), key) : !add(key)) {
                return false;
            }
        }
        return true;
    }

    private boolean mayHold(String keyOfFolder) {
        boolean prefixed = keyOfFolder.startsWith(prefix) || prefix.startsWith(keyOfFolder);
        return prefixed && (after.startsWith(keyOfFolder) || isAfter(keyOfFolder));
    }

    private boolean isAfter(String key) {
        return after.isEmpty() || BY_BYTES.compare(key, after) > 0;
    }

    private boolean add(String key) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(root.resolve(key), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException deletedMeanwhile) {
            return true;
        }
        if (attributes.isRegularFile()) {
            if (found.size() == PAGE) {
                return false;
            }
            long seconds = attributes.lastModifiedTime().toInstant().getEpochSecond();
            found.add(new ListedObject(key, etag(attributes), attributes.size(), seconds, "STANDARD"));
        }
        return true;
    }
}
