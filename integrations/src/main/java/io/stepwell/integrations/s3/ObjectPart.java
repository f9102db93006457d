package io.stepwell.integrations.s3;

/**
 * Some bytes of an object.
 *
 * @param bytes the bytes from the offset asked for; must not be changed
 * @param objectBytes the length of the whole object
 * @param etag names the content of the object
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that are passed on, never compared
public record ObjectPart(byte[] bytes, long objectBytes, String etag) {}
