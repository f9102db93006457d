package io.stepwell.integrations.s3;

import org.jspecify.annotations.Nullable;

/** Buckets with objects. Safe for many threads; calls block the caller's (virtual) thread. */
public interface BucketStore {
    /**
     * Reads bytes of an object. Long objects are read part by part, so that no connection is held while nobody reads.
     *
     * @param etag refuses to read when the object has another content by now; null for any
     * @param offset where to begin; less than the length of the object, or 0
     * @param bytesMax how many bytes at most; fewer come only at the end of the object
     * @throws BucketException when there is no such object, or it cannot be read
     */
    ObjectPart read(ObjectName object, @Nullable String etag, long offset, int bytesMax)
            throws BucketException, InterruptedException;

    /**
     * Lists objects.
     *
     * @param token {@link ObjectPage#nextToken()} of the page before; null for the first
     * @throws BucketException when there is no such bucket, or it cannot be listed
     */
    ObjectPage list(Listing listing, @Nullable String token) throws BucketException, InterruptedException;

    /**
     * Writes an object, in place of the one that has the key.
     *
     * @throws BucketException when there is no such bucket, or it cannot be written to
     */
    void put(String bucket, String key, byte[] body) throws BucketException, InterruptedException;

    /**
     * Begins to write an object part by part. It takes the place of the one that has the key when it is completed.
     *
     * @throws BucketException when there is no such bucket, or it cannot be written to
     */
    Upload upload(String bucket, String key) throws BucketException, InterruptedException;

    /** An object that is written part by part, by one thread. */
    interface Upload {
        /** Adds a part; each but the last has at least 5 MiB, and there are at most 10,000 (limits of S3). */
        void add(byte[] part) throws BucketException, InterruptedException;

        /** Makes the object of its parts, of which there is at least one. */
        void complete() throws BucketException, InterruptedException;

        /** Drops the parts, as well as that is possible; never fails. */
        void abandon();
    }
}
