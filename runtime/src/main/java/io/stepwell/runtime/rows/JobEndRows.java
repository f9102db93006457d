package io.stepwell.runtime.rows;

import io.stepwell.engine.task.TaskRef;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.KeyReader;
import io.stepwell.storage.codec.KeyWriter;
import java.util.List;

/**
 * Tasks that are yet to be told that the execution they wait for has closed: written with its closing by the partition of
 * that execution, deleted by it once the task has heard.
 */
public final class JobEndRows {
    private static final byte[] VERSION = {1};
    private static final int KIND = 1;

    private JobEndRows() {}

    /**
     * One task to tell.
     *
     * @param partition the one that owns the row
     * @param closedMillis when the execution closed
     * @param waiting the task
     */
    public record JobEnd(int partition, long closedMillis, TaskRef waiting) {
        public byte[] key() {
            return KeyWriter.key()
                    .number(KIND)
                    .number(partition)
                    .number(closedMillis)
                    .text(waiting.executionArn())
                    .number(waiting.scheduledEventId())
                    .toBytes();
        }
    }

    public static void put(WriteBatch batch, JobEnd end) {
        batch.put(Table.OUTBOX, end.key(), VERSION);
    }

    /** The first ones, at most so many. */
    public static List<JobEnd> read(Store store, int limit) {
        byte[] prefix = KeyWriter.key().number(KIND).toBytes();
        return store.scan(Table.OUTBOX, prefix, KeyWriter.successor(prefix), limit, false).stream()
                .map(row -> decode(row.key()))
                .toList();
    }

    private static JobEnd decode(byte[] key) {
        KeyReader in = KeyReader.of(key);
        in.intNumber();
        int partition = in.intNumber();
        long closed = in.longNumber();
        return new JobEnd(partition, closed, new TaskRef(in.text(), in.longNumber()));
    }
}
