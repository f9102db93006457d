package io.stepwell.integrations.s3;

/**
 * Which objects to list.
 *
 * @param bucket the bucket
 * @param prefix what their keys begin with; empty for all
 * @param startAfter only keys behind this one; empty for all
 */
public record Listing(String bucket, String prefix, String startAfter) {}
