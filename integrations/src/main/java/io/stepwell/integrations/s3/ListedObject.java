package io.stepwell.integrations.s3;

/**
 * An object as a listing shows it.
 *
 * @param key its key
 * @param etag names its content, with the quotes
 * @param bytes its length
 * @param lastModifiedSeconds when it was written, seconds since the epoch
 * @param storageClass {@code STANDARD}, …
 */
public record ListedObject(String key, String etag, long bytes, long lastModifiedSeconds, String storageClass) {}
