package io.stepwell.runtime.rows;

import io.stepwell.engine.task.TaskRef;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.KeyReader;
import io.stepwell.storage.codec.KeyWriter;
import java.util.List;

/** Calls in flight by partition: exactly what is called again after a restart. */
public final class TaskRows {
    private static final byte[] VERSION = {1};

    private TaskRows() {}

    public static void put(WriteBatch batch, int partition, TaskRef ref) {
        batch.put(Table.TASK, key(partition, ref), VERSION);
    }

    public static void delete(WriteBatch batch, int partition, TaskRef ref) {
        batch.delete(Table.TASK, key(partition, ref));
    }

    /** Attempts after the given one, or from the first when it is null. */
    public static List<TaskRef> read(
            Store store, int partition, @org.jspecify.annotations.Nullable TaskRef after, int limit) {
        byte[] prefix = KeyWriter.key().number(partition).toBytes();
        byte[] from = after == null
                ? prefix
                : key(partition, new TaskRef(after.executionArn(), after.scheduledEventId() + 1));
        return store.scan(Table.TASK, from, KeyWriter.successor(prefix), limit, false).stream()
                .map(TaskRows::decode)
                .toList();
    }

    private static TaskRef decode(Row row) {
        KeyReader in = KeyReader.of(row.key());
        in.intNumber();
        return new TaskRef(in.text(), in.longNumber());
    }

    private static byte[] key(int partition, TaskRef ref) {
        return KeyWriter.key()
                .number(partition)
                .text(ref.executionArn())
                .number(ref.scheduledEventId())
                .toBytes();
    }
}
