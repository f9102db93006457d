package io.stepwell.integrations.s3;

import org.jspecify.annotations.Nullable;

/** Buckets that folders stand in for, and S3 for all others. */
public final class Buckets implements BucketStore {
    private final FolderBuckets folders;
    private final BucketStore others;

    public Buckets(FolderBuckets folders, BucketStore others) {
        this.folders = folders;
        this.others = others;
    }

    private BucketStore of(String bucket) {
        return folders.has(bucket) ? folders : others;
    }

    @Override
    public ObjectPart read(ObjectName object, @Nullable String etag, long offset, int bytesMax)
            throws BucketException, InterruptedException {
        return of(object.bucket()).read(object, etag, offset, bytesMax);
    }

    @Override
    public ObjectPage list(Listing listing, @Nullable String token) throws BucketException, InterruptedException {
        return of(listing.bucket()).list(listing, token);
    }

    @Override
    public void put(String bucket, String key, byte[] body) throws BucketException, InterruptedException {
        of(bucket).put(bucket, key, body);
    }

    @Override
    public Upload upload(String bucket, String key) throws BucketException, InterruptedException {
        return of(bucket).upload(bucket, key);
    }
}
