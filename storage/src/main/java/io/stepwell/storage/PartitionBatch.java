package io.stepwell.storage;

/**
 * A batch with its fence.
 *
 * @param partition the partition that owns the rows
 * @param epoch the epoch its owner acquired it with
 */
public record PartitionBatch(int partition, long epoch, WriteBatch batch) {}
