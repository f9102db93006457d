package io.stepwell.storage;

/** One row of a table. Callers must not change the arrays. */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere: a carrier from a scan to its decoder
public record Row(byte[] key, byte[] value) {}
