package io.stepwell.integrations.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folders of this machine that stand in for buckets. A key is a path below its folder; one that a path cannot express
 * or that leads out of the folder, through a link as well, is refused. Files whose names begin with
 * {@value #UNFINISHED} are being written and are not listed.
 */
public final class FolderBuckets implements BucketStore {
    static final String UNFINISHED = ".stepwell-unfinished-";

    private final Map<String, Path> folders;

    /**
     * These buckets.
     *
     * @param folders the folder of each bucket
     */
    public FolderBuckets(Map<String, Path> folders) {
        this.folders = Map.copyOf(folders);
    }

    /** Whether a folder stands in for that bucket. */
    public boolean has(String bucket) {
        return folders.containsKey(bucket);
    }

    @Override
    public ObjectPart read(ObjectName object, @Nullable String etag, long offset, int bytesMax) throws BucketException {
        Path file = file(object.bucket(), object.key());
        try (SeekableByteChannel channel = Files.newByteChannel(insideOf(object.bucket(), file))) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw noSuchKey(object.key());
            }
            String found = FolderListing.etag(attributes);
            if (etag != null && !etag.equals(found)) {
                throw BucketException.of(
                        "PreconditionFailed", "The object " + object.key() + " was changed while it was read.");
            }
            long length = attributes.size();
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.clamp(length - offset, 0, bytesMax));
            channel.position(offset);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until full, or until the file turns out shorter
            }
            if (bytes.hasRemaining()) {
                throw new IOException("it became shorter while it was read");
            }
            return new ObjectPart(bytes.array(), length, found);
        } catch (NoSuchFileException e) {
            throw noSuchKey(object.key());
        } catch (IOException e) {
            throw unusable(object.key(), e);
        }
    }

    @Override
    public ObjectPage list(Listing listing, @Nullable String token) throws BucketException {
        String after = token == null ? listing.startAfter() : token;
        try {
            return new FolderListing(folder(listing.bucket()), listing.prefix(), after).page();
        } catch (IOException e) {
            throw unusable(listing.prefix(), e);
        }
    }

    @Override
    public void put(String bucket, String key, byte[] body) throws BucketException {
        Upload upload = upload(bucket, key);
        try {
            upload.add(body);
            upload.complete();
        } catch (InterruptedException e) {
            throw new IllegalStateException("a file is written without waiting", e);
        }
    }

    @Override
    public Upload upload(String bucket, String key) throws BucketException {
        Path file = file(bucket, key);
        try {
            Path parent = file.getParent();
            Path existing = parent;
            while (existing != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            if (parent == null || existing == null) {
                throw invalidKey(key);
            }
            insideOf(bucket, existing);
            Files.createDirectories(parent);
            return new Growing(file, Files.createTempFile(parent, UNFINISHED, ""));
        } catch (IOException e) {
            throw unusable(key, e);
        }
    }

    private static final class Growing implements Upload {
        private final Path file;
        private final Path unfinished;

        Growing(Path file, Path unfinished) {
            this.file = file;
            this.unfinished = unfinished;
        }

        @Override
        public void add(byte[] part) throws BucketException {
            try {
                Files.write(unfinished, part, StandardOpenOption.APPEND);
            } catch (IOException e) {
                abandon();
                throw unusable(file.toString(), e);
            }
        }

        @Override
        public void complete() throws BucketException {
            try {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                abandon();
                throw unusable(file.toString(), e);
            }
        }

        @Override
        public void abandon() {
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException leftBehind) {
                // it is not listed
            }
        }
    }

    private Path folder(String bucket) throws BucketException {
        Path folder = folders.get(bucket);
        if (folder == null || !Files.isDirectory(folder)) {
            throw BucketException.of("NoSuchBucket", "The specified bucket does not exist: " + bucket);
        }
        return folder.toAbsolutePath().normalize();
    }

    private Path file(String bucket, String key) throws BucketException {
        Path folder = folder(bucket);
        try {
            Path file = folder.resolve(key).normalize();
            String relative = folder.relativize(file).toString().replace('\\', '/');
            if (file.startsWith(folder) && relative.equals(key) && !key.isEmpty()) {
                return file;
            }
        } catch (IllegalArgumentException noPath) {
            // told below
        }
        throw invalidKey(key);
    }

    /** The path, when no link on its way leads out of the bucket. */
    private Path insideOf(String bucket, Path path) throws BucketException, IOException {
        if (!path.toRealPath().startsWith(folder(bucket).toRealPath())) {
            throw invalidKey(path.toString());
        }
        return path;
    }

    private static BucketException invalidKey(String key) {
        return BucketException.of(
                "InvalidArgument", "The key '" + key + "' is no path below the folder that stands in for the bucket.");
    }

    private static BucketException noSuchKey(String key) {
        return BucketException.of("NoSuchKey", "The specified key does not exist: " + key);
    }

    private static BucketException unusable(String what, IOException e) {
        return BucketException.of("InternalError", "'" + what + "' cannot be used: " + e);
    }
}
