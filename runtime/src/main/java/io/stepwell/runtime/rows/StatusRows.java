package io.stepwell.runtime.rows;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.KeyReader;
import io.stepwell.storage.codec.KeyWriter;
import java.util.List;

/** Changes of status that others are yet to be told of: written with the change, deleted when it was told. */
public final class StatusRows {
    private static final byte[] VERSION = {1};
    private static final int KIND = 2;

    private StatusRows() {}

    /** A change of status of an execution of this partition. */
    public record Notice(int partition, long atMillis, String executionArn, ExecutionStatus status) {
        public byte[] key() {
            return from(partition, atMillis)
                    .text(executionArn)
                    .number(Codes.of(status))
                    .toBytes();
        }
    }

    public static void put(WriteBatch batch, Notice notice) {
        batch.put(Table.OUTBOX, notice.key(), VERSION);
    }

    /** The first ones of a partition at or after this time, at most so many. */
    public static List<Notice> read(Store store, int partition, long fromMillis, int limit) {
        byte[] end = KeyWriter.successor(
                KeyWriter.key().number(KIND).number(partition).toBytes());
        return store.scan(Table.OUTBOX, from(partition, fromMillis).toBytes(), end, limit, false).stream()
                .map(row -> decode(row.key()))
                .toList();
    }

    private static Notice decode(byte[] key) {
        KeyReader in = KeyReader.of(key);
        in.intNumber();
        return new Notice(in.intNumber(), in.longNumber(), in.text(), Codes.status(in.intNumber()));
    }

    private static KeyWriter from(int partition, long millis) {
        return KeyWriter.key().number(KIND).number(partition).number(millis);
    }
}
