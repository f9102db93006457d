package io.stepwell.runtime.rows;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.KeyReader;
import io.stepwell.storage.codec.KeyWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executions by state machine (or version, or alias) and status, the newest first; and closed ones by the time they closed. */
public final class ExecutionIndexRows {
    private static final byte[] VERSION = {1};
    private static final int ANY_STATUS = 0;

    private ExecutionIndexRows() {}

    /** A place in a listing. */
    public record Entry(long startMillis, String arn) {}

    /** Also for an execution that closed in the decision that started it. */
    public static void started(WriteBatch batch, ExecutionRow row) {
        put(batch, row, ANY_STATUS);
        if (!row.status().isClosed()) {
            put(batch, row, Codes.of(ExecutionStatus.RUNNING));
        }
    }

    public static void closed(WriteBatch batch, ExecutionRow row) {
        delete(batch, row, Codes.of(ExecutionStatus.RUNNING));
        put(batch, row, Codes.of(row.status()));
        batch.put(Table.CLOSED, closedKey(row), VERSION);
    }

    /** A closed execution is taken up again. */
    public static void redriven(WriteBatch batch, ExecutionRow closed) {
        delete(batch, closed, Codes.of(closed.status()));
        batch.delete(Table.CLOSED, closedKey(closed));
        put(batch, closed, Codes.of(ExecutionStatus.RUNNING));
    }

    /** Takes a closed execution out of all indexes. */
    public static void forgotten(WriteBatch batch, ExecutionRow row) {
        delete(batch, row, ANY_STATUS);
        delete(batch, row, Codes.of(row.status()));
        batch.delete(Table.CLOSED, closedKey(row));
    }

    private static void put(WriteBatch batch, ExecutionRow row, int code) {
        row.listings().forEach(listing -> batch.put(Table.EXECUTION_INDEX, key(listing, row, code), VERSION));
    }

    private static void delete(WriteBatch batch, ExecutionRow row, int code) {
        row.listings().forEach(listing -> batch.delete(Table.EXECUTION_INDEX, key(listing, row, code)));
    }

    /**
     * Executions after the given one, the newest first.
     *
     * @param listing the ARN of a state machine, a version or an alias
     */
    public static List<Entry> read(
            Store store, String listing, @Nullable ExecutionStatus status, @Nullable Entry after, int limit) {
        int code = status == null ? ANY_STATUS : Codes.of(status);
        byte[] prefix = KeyWriter.key().text(listing).number(code).toBytes();
        byte[] from = prefix;
        if (after != null) {
            from = KeyWriter.successor(key(listing, code, after));
        }
        return store.scan(Table.EXECUTION_INDEX, from, KeyWriter.successor(prefix), limit, false).stream()
                .map(ExecutionIndexRows::decode)
                .toList();
    }

    /** A closed execution, for going on behind it. */
    public record Closed(long atMillis, String arn) {}

    /** Executions closed at or before this time, after the given one or from the oldest. */
    public static List<Closed> closedUntil(Store store, long millis, @Nullable Closed after, int limit) {
        byte[] from = after == null
                ? KeyWriter.key().number(0L).toBytes()
                : KeyWriter.successor(closedKey(after.atMillis(), after.arn()));
        byte[] to = KeyWriter.key().number(millis + 1).toBytes();
        return store.scan(Table.CLOSED, from, to, limit, false).stream()
                .map(row -> {
                    KeyReader in = KeyReader.of(row.key());
                    return new Closed(in.longNumber(), in.text());
                })
                .toList();
    }

    private static Entry decode(Row row) {
        KeyReader in = KeyReader.of(row.key());
        in.text();
        in.intNumber();
        return new Entry(in.descending(), in.text());
    }

    private static byte[] key(String listing, ExecutionRow row, int code) {
        return key(listing, code, new Entry(row.startMillis(), row.origin().arn()));
    }

    private static byte[] key(String machineArn, int code, Entry entry) {
        return KeyWriter.key()
                .text(machineArn)
                .number(code)
                .descending(entry.startMillis())
                .text(entry.arn())
                .toBytes();
    }

    private static byte[] closedKey(ExecutionRow row) {
        Long stop = row.stopMillis();
        return closedKey(stop == null ? 0L : stop, row.origin().arn());
    }

    private static byte[] closedKey(long atMillis, String arn) {
        return KeyWriter.key().number(atMillis).text(arn).toBytes();
    }
}
