package io.stepwell.conformance.doubles;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Buckets in memory. */
final class StoredBuckets {
    private final Map<String, SortedMap<String, Stored>> buckets = new ConcurrentHashMap<>();
    private final Map<String, SortedMap<Integer, Stored>> uploads = new ConcurrentHashMap<>();

    /**
     * An object, or a part of one.
     *
     * @param bytes must not be changed
     * @param etag with quotes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(byte[] bytes, String etag, String contentType, Instant written) {}

    void create(String bucket) {
        buckets.putIfAbsent(bucket, new ConcurrentSkipListMap<>());
    }

    /** The objects of a bucket by key. */
    SortedMap<String, Stored> objects(String bucket) throws S3Refusal {
        SortedMap<String, Stored> objects = buckets.get(bucket);
        if (objects == null) {
            throw new S3Refusal(404, "NoSuchBucket", "The specified bucket does not exist");
        }
        return objects;
    }

    Stored object(String bucket, String key) throws S3Refusal {
        Stored stored = objects(bucket).get(key);
        if (stored == null) {
            throw new S3Refusal(404, "NoSuchKey", "The specified key does not exist.");
        }
        return stored;
    }

    Stored put(String bucket, String key, byte[] bytes, String contentType) throws S3Refusal {
        Stored stored = stored(bytes, contentType);
        objects(bucket).put(key, stored);
        return stored;
    }

    /** Begins an upload in parts; answers its id. */
    String begin(String bucket) throws S3Refusal {
        objects(bucket);
        String id = UUID.randomUUID().toString();
        uploads.put(id, new ConcurrentSkipListMap<>());
        return id;
    }

    Stored part(String upload, int number, byte[] bytes) throws S3Refusal {
        Stored stored = stored(bytes, "");
        parts(upload).put(number, stored);
        return stored;
    }

    Stored complete(String upload, int count, String bucket, String key) throws S3Refusal {
        SortedMap<Integer, Stored> parts = parts(upload);
        if (count != parts.size() || count == 0) {
            throw new S3Refusal(400, "InvalidPart", "One or more of the specified parts could not be found.");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        parts.values().forEach(part -> whole.writeBytes(part.bytes()));
        uploads.remove(upload);
        return put(bucket, key, whole.toByteArray(), "binary/octet-stream");
    }

    /** Removes an object, or drops an upload. */
    void delete(String bucket, String key, @Nullable String upload) throws S3Refusal {
        if (upload == null) {
            objects(bucket).remove(key);
        } else {
            uploads.remove(upload);
        }
    }

    private SortedMap<Integer, Stored> parts(String upload) throws S3Refusal {
        SortedMap<Integer, Stored> parts = uploads.get(upload);
        if (parts == null) {
            throw new S3Refusal(404, "NoSuchUpload", "The specified upload does not exist.");
        }
        return parts;
    }

    private static Stored stored(byte[] bytes, String contentType) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(bytes);
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            return new Stored(bytes, "\"" + HexFormat.of().formatHex(digest) + "\"", contentType, now);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
