package io.stepwell.integrations.s3;

import org.jspecify.annotations.Nullable;

/**
 * Which object is meant.
 *
 * @param bucket the bucket
 * @param key the key, not encoded
 * @param versionId null for the newest version
 */
public record ObjectName(
        String bucket, String key, @Nullable String versionId) {
    /** The newest version. */
    public static ObjectName of(String bucket, String key) {
        return new ObjectName(bucket, key, null);
    }

    /** The object as Step Functions names the source of an item: {@code S3://bucket/key}. */
    public String source() {
        return "S3://" + bucket + "/" + key;
    }
}
