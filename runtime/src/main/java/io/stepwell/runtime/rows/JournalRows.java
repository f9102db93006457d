package io.stepwell.runtime.rows;

import io.stepwell.engine.event.Event;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.JournalCodec;
import io.stepwell.storage.codec.KeyWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The journal of an execution: chunks of events, one for each decision.
 *
 * <p>Key: ARN, the id the next history event had when the chunk was begun, the number of events before it. The
 * first makes paging of the history a seek; the second tells chunks of internal events apart.
 */
public final class JournalRows {
    private static final int CHUNKS_PER_SCAN = 256;

    private JournalRows() {}

    /** Appends a chunk and answers its size in bytes. */
    public static int append(WriteBatch batch, String arn, long nextEventId, long eventsBefore, List<Event> chunk) {
        byte[] bytes = JournalCodec.encode(arn, chunk);
        batch.put(Table.JOURNAL, key(arn, nextEventId, eventsBefore), bytes);
        return bytes.length;
    }

    /** All events, in order. */
    public static List<Event> readAll(Store store, String arn) {
        List<Event> events = new ArrayList<>();
        byte[] to = KeyWriter.successor(prefix(arn));
        byte[] from = prefix(arn);
        while (true) {
            List<Row> rows = store.scan(Table.JOURNAL, from, to, CHUNKS_PER_SCAN, false);
            rows.forEach(row -> events.addAll(JournalCodec.decode(arn, row.value())));
            if (rows.size() < CHUNKS_PER_SCAN) {
                return events;
            }
            from = after(rows.getLast().key());
        }
    }

    /** The first chunk; empty when there is no journal. */
    public static List<Event> readFirst(Store store, String arn) {
        return decodeOne(arn, store.scan(Table.JOURNAL, prefix(arn), KeyWriter.successor(prefix(arn)), 1, false));
    }

    /** The last chunk; empty when there is no journal. */
    public static List<Event> readLast(Store store, String arn) {
        return decodeOne(arn, store.scan(Table.JOURNAL, prefix(arn), KeyWriter.successor(prefix(arn)), 1, true));
    }

    /** Events of the AWS history with {@code id >= fromId}, at most so many, in order. */
    public static List<Event> readForward(Store store, String arn, long fromId, int limit) {
        List<Event> found = new ArrayList<>();
        byte[] to = KeyWriter.successor(prefix(arn));
        byte[] from = startOfChunkWith(store, arn, fromId);
        while (found.size() < limit) {
            List<Row> rows = store.scan(Table.JOURNAL, from, to, 16, false);
            for (Row row : rows) {
                for (Event event : JournalCodec.decode(arn, row.value())) {
                    if (event.head().id() >= fromId && !event.head().isInternal() && found.size() < limit) {
                        found.add(event);
                    }
                }
            }
            if (rows.size() < 16) {
                break;
            }
            from = after(rows.getLast().key());
        }
        return found;
    }

    /** Events of the AWS history with {@code id <= fromId}, at most so many, the newest first. */
    public static List<Event> readBackward(Store store, String arn, long fromId, int limit) {
        List<Event> found = new ArrayList<>();
        byte[] from = prefix(arn);
        byte[] to = fromId == Long.MAX_VALUE ? KeyWriter.successor(prefix(arn)) : key(arn, fromId + 1, 0);
        while (found.size() < limit) {
            List<Row> rows = store.scan(Table.JOURNAL, from, to, 16, true);
            for (Row row : rows) {
                for (Event event : JournalCodec.decode(arn, row.value()).reversed()) {
                    if (event.head().id() <= fromId && !event.head().isInternal() && found.size() < limit) {
                        found.add(event);
                    }
                }
            }
            if (rows.size() < 16) {
                break;
            }
            to = rows.getLast().key();
        }
        return found;
    }

    /** Deletes at most so many chunks and answers whether none is left. */
    public static boolean delete(Store store, WriteBatch batch, String arn, int limit) {
        List<Row> rows = store.scan(Table.JOURNAL, prefix(arn), KeyWriter.successor(prefix(arn)), limit, false);
        rows.forEach(row -> batch.delete(Table.JOURNAL, row.key()));
        return rows.size() < limit;
    }

    private static byte[] startOfChunkWith(Store store, String arn, long eventId) {
        List<Row> at = store.scan(Table.JOURNAL, prefix(arn), key(arn, eventId + 1, 0), 1, true);
        return at.isEmpty() ? prefix(arn) : at.getFirst().key();
    }

    private static List<Event> decodeOne(String arn, List<Row> rows) {
        return rows.isEmpty()
                ? List.of()
                : JournalCodec.decode(arn, rows.getFirst().value());
    }

    private static byte[] prefix(String arn) {
        return KeyWriter.key().text(arn).toBytes();
    }

    private static byte[] key(String arn, long nextEventId, long eventsBefore) {
        return KeyWriter.key()
                .text(arn)
                .number(nextEventId)
                .number(eventsBefore)
                .toBytes();
    }

    private static byte[] after(byte[] key) {
        return java.util.Arrays.copyOf(key, key.length + 1);
    }
}
