package io.stepwell.runtime.rows;

import io.stepwell.engine.event.Event;
import io.stepwell.language.definition.TaskResource.Pattern;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.KeyReader;
import io.stepwell.storage.codec.KeyWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Open executions that have waited for somebody outside at least once: for an answer to a task token, or for a worker of
 * an activity. Whether they do so now, their journal says.
 */
public final class AwaitingRows {
    private static final byte[] VERSION = {1};

    private AwaitingRows() {}

    /** Whether an event makes an execution wait for somebody outside. */
    public static boolean isAwaiting(Event event) {
        return event instanceof Event.TaskScheduled scheduled
                && scheduled.resource().pattern() == Pattern.WAIT_FOR_TASK_TOKEN;
    }

    public static void put(WriteBatch batch, String executionArn) {
        batch.put(Table.AWAITING, key(executionArn), VERSION);
    }

    public static void delete(WriteBatch batch, String executionArn) {
        batch.delete(Table.AWAITING, key(executionArn));
    }

    /** ARNs after the given one, in their order. */
    public static List<String> read(Store store, @Nullable String after, int limit) {
        byte[] from = after == null ? new byte[0] : KeyWriter.successor(key(after));
        byte[] to = {(byte) 0xFF};
        return store.scan(Table.AWAITING, from, to, limit, false).stream()
                .map(AwaitingRows::executionArn)
                .toList();
    }

    private static String executionArn(Row row) {
        return KeyReader.of(row.key()).text();
    }

    private static byte[] key(String executionArn) {
        return KeyWriter.key().text(executionArn).toBytes();
    }
}
