package io.stepwell.storage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts and deletes that belong together, in order; a later one of the same key wins. Not safe for many threads. */
public final class WriteBatch {
    private final List<Operation> operations = new ArrayList<>();
    private long bytes;

    /** One put, or a delete when the value is null. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere: a carrier from a batch to a store
    public record Operation(Table table, byte[] key, byte @Nullable [] value) {}

    public void put(Table table, byte[] key, byte[] value) {
        operations.add(new Operation(table, key, value));
        bytes += key.length + value.length;
    }

    public void delete(Table table, byte[] key) {
        operations.add(new Operation(table, key, null));
        bytes += key.length;
    }

    /** Adds all of another batch, behind what is here. */
    public void addAll(WriteBatch other) {
        operations.addAll(other.operations);
        bytes += other.bytes;
    }

    public List<Operation> operations() {
        return operations;
    }

    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /** Bytes of all keys and values. */
    public long bytes() {
        return bytes;
    }
}
