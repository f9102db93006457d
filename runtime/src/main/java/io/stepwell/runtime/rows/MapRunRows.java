package io.stepwell.runtime.rows;

import io.stepwell.engine.maprun.MapRunOrder;
import io.stepwell.storage.CorruptRecordException;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.BinaryReader;
import io.stepwell.storage.codec.BinaryWriter;
import io.stepwell.storage.codec.KeyReader;
import io.stepwell.storage.codec.KeyWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Map runs. The first part of a key says what the row is:
 *
 * <pre>
 * run    map run                       how far it is
 * order  map run                       what it is to do
 * ended  map run, index                a child that has ended; committed with its end
 * open   partition, map run, redrives  it is to go on after a restart; the number from the first redrive on
 * stop   map run, redrives             it is to stop; likewise
 * again  map run, redrives             it is to be taken up again, and since when
 * redo   map run, index                a child that did not succeed and was to be begun again since
 * of     execution, start desc., run   for listing
 * </pre>
 */
public final class MapRunRows {
    private static final byte[] VERSION = {1};

    private static final int ROWS_PER_READ = 100;

    private MapRunRows() {}

    /** A place in the listing of an execution's map runs. */
    public record Entry(long startMillis, String mapRunArn) {}

    /** The rows of a new map run. */
    public static void begin(WriteBatch batch, int partition, MapRunOrder order) {
        put(batch, MapRunRow.begun(order));
        batch.put(Table.MAP_RUN, key("order", order.mapRunArn()), MapRunCodec.encode(order));
        batch.put(Table.MAP_RUN, openKey(partition, order.mapRunArn(), 0), VERSION);
        Entry entry = new Entry(order.startMillis(), order.mapRunArn());
        batch.put(Table.MAP_RUN, listingKey(order.parent().arn(), entry), VERSION);
    }

    public static void put(WriteBatch batch, MapRunRow row) {
        batch.put(Table.MAP_RUN, key("run", row.mapRunArn()), MapRunCodec.encode(row));
    }

    /** The map run is to stop, as it was taken up so often; a later redrive is not meant. */
    public static void stop(WriteBatch batch, String mapRunArn, int redrives) {
        batch.put(Table.MAP_RUN, stopKey(mapRunArn, redrives), VERSION);
    }

    /** The map run is to be taken up again, once what it does now has ended. */
    public static void redrive(WriteBatch batch, int partition, String mapRunArn, int count, long atMillis) {
        byte[] since = new BinaryWriter(16).u8(VERSION[0]).signed(atMillis).toBytes();
        batch.put(Table.MAP_RUN, againKey(mapRunArn, count), since);
        batch.put(Table.MAP_RUN, openKey(partition, mapRunArn, count), VERSION);
    }

    /** Since when it is to be taken up again for this time; null when it is not. */
    public static @Nullable Long redriveMillis(Store store, String mapRunArn, int count) {
        byte[] bytes = store.get(Table.MAP_RUN, againKey(mapRunArn, count));
        if (bytes == null) {
            return null;
        }
        BinaryReader in = new BinaryReader(bytes);
        RowVersion.expect(in, VERSION[0], "redrives of map runs");
        return in.signed();
    }

    /** It is taken up again. */
    public static void putRedriven(WriteBatch batch, MapRunRow row) {
        put(batch, row);
        batch.delete(Table.MAP_RUN, againKey(row.mapRunArn(), row.redrives()));
    }

    /** Nothing is left to do for the map run, as it was taken up so often. */
    public static void settle(WriteBatch batch, int partition, String mapRunArn, int redrives) {
        batch.delete(Table.MAP_RUN, openKey(partition, mapRunArn, redrives));
        batch.delete(Table.MAP_RUN, stopKey(mapRunArn, redrives));
    }

    /** A child has ended. */
    public static void putEnded(WriteBatch batch, String mapRunArn, EndedChild child) {
        batch.put(Table.MAP_RUN, endedKey(mapRunArn, child.index()), MapRunCodec.encode(child));
    }

    /** How far it is; null when there is no such map run. */
    public static @Nullable MapRunRow read(Store store, String mapRunArn) {
        byte[] bytes = store.get(Table.MAP_RUN, key("run", mapRunArn));
        return bytes == null ? null : MapRunCodec.row(bytes);
    }

    /** What it is to do. */
    public static MapRunOrder order(Store store, String mapRunArn) {
        byte[] bytes = store.get(Table.MAP_RUN, key("order", mapRunArn));
        if (bytes == null) {
            throw new CorruptRecordException("nothing says what the map run " + mapRunArn + " is to do", null);
        }
        return MapRunCodec.order(bytes);
    }

    public static boolean isToStop(Store store, String mapRunArn, int redrives) {
        return store.get(Table.MAP_RUN, stopKey(mapRunArn, redrives)) != null;
    }

    /** Whether this child has ended. */
    public static boolean hasEnded(Store store, String mapRunArn, long index) {
        return store.get(Table.MAP_RUN, endedKey(mapRunArn, index)) != null;
    }

    /** The child is to be begun anew. */
    public static void redo(WriteBatch batch, String mapRunArn, EndedChild child) {
        batch.delete(Table.MAP_RUN, endedKey(mapRunArn, child.index()));
        byte[] items = new BinaryWriter(8).u8(VERSION[0]).signed(child.items()).toBytes();
        batch.put(Table.MAP_RUN, childKey("redo", mapRunArn, child.index()), items);
    }

    /** The child has succeeded since. */
    public static void deleteRedo(WriteBatch batch, String mapRunArn, long index) {
        batch.delete(Table.MAP_RUN, childKey("redo", mapRunArn, index));
    }

    /** Children that were to be begun anew, and how many items each has, from this index on, in order. */
    public static SortedMap<Long, Integer> redone(Store store, String mapRunArn, long fromIndex, int limit) {
        SortedMap<Long, Integer> found = new TreeMap<>();
        byte[] end = KeyWriter.successor(key("redo", mapRunArn));
        for (Row row : store.scan(Table.MAP_RUN, childKey("redo", mapRunArn, fromIndex), end, limit, false)) {
            BinaryReader in = new BinaryReader(row.value());
            RowVersion.expect(in, VERSION[0], "children to be begun anew");
            found.put(index(row), in.signedInt());
        }
        return found;
    }

    /** Children that have ended, from this index on, in order. */
    public static List<EndedChild> ended(Store store, String mapRunArn, long fromIndex, int limit) {
        byte[] end = KeyWriter.successor(key("ended", mapRunArn));
        return store.scan(Table.MAP_RUN, endedKey(mapRunArn, fromIndex), end, limit, false).stream()
                .map(MapRunRows::endedChild)
                .toList();
    }

    /** Map runs to go on with, after the given one or from the first. */
    public static List<String> open(Store store, int partition, @Nullable String after, int limit) {
        byte[] prefix = KeyWriter.key().text("open").number(partition).toBytes();
        byte[] from = after == null ? prefix : KeyWriter.successor(openKey(partition, after, 0));
        return store.scan(Table.MAP_RUN, from, KeyWriter.successor(prefix), limit, false).stream()
                .map(row -> {
                    KeyReader in = KeyReader.of(row.key());
                    in.text();
                    in.intNumber();
                    return in.text();
                })
                .toList();
    }

    /** Whether all map runs of an execution have ended. */
    public static boolean allClosed(Store store, String executionArn) {
        @Nullable Entry last = null;
        while (true) {
            List<Entry> entries = of(store, executionArn, last, ROWS_PER_READ);
            for (Entry entry : entries) {
                MapRunRow row = read(store, entry.mapRunArn());
                if (row != null && !row.status().isClosed()) {
                    return false;
                }
            }
            if (entries.size() < ROWS_PER_READ) {
                return true;
            }
            last = entries.getLast();
        }
    }

    /** Deletes so many rows of the map runs of a closed execution; answers whether none are left. */
    public static boolean delete(Store store, WriteBatch batch, int partition, String executionArn, int limit) {
        List<Entry> entries = of(store, executionArn, null, 1);
        if (entries.isEmpty()) {
            return true;
        }
        String mapRunArn = entries.getFirst().mapRunArn();
        List<Row> rows = new ArrayList<>();
        for (String kind : List.of("ended", "redo")) {
            byte[] prefix = key(kind, mapRunArn);
            int left = limit - rows.size();
            if (left > 0) {
                rows.addAll(store.scan(Table.MAP_RUN, prefix, KeyWriter.successor(prefix), left, false));
            }
        }
        rows.forEach(row -> batch.delete(Table.MAP_RUN, row.key()));
        MapRunRow row = rows.size() < limit ? read(store, mapRunArn) : null;
        if (row != null) {
            settle(batch, partition, mapRunArn, row.redrives());
            batch.delete(Table.MAP_RUN, key("order", mapRunArn));
            batch.delete(Table.MAP_RUN, key("run", mapRunArn));
        }
        if (rows.size() < limit) {
            batch.delete(Table.MAP_RUN, listingKey(executionArn, entries.getFirst()));
        }
        return false;
    }

    /** The map runs of an execution after the given one, the newest first. */
    public static List<Entry> of(Store store, String executionArn, @Nullable Entry after, int limit) {
        byte[] prefix = key("of", executionArn);
        byte[] from = after == null ? prefix : KeyWriter.successor(listingKey(executionArn, after));
        return store.scan(Table.MAP_RUN, from, KeyWriter.successor(prefix), limit, false).stream()
                .map(row -> {
                    KeyReader in = KeyReader.of(row.key());
                    in.text();
                    in.text();
                    return new Entry(in.descending(), in.text());
                })
                .toList();
    }

    private static EndedChild endedChild(Row row) {
        return MapRunCodec.ended(index(row), row.value());
    }

    private static long index(Row row) {
        KeyReader in = KeyReader.of(row.key());
        in.text();
        in.text();
        return in.longNumber();
    }

    private static byte[] endedKey(String mapRunArn, long index) {
        return childKey("ended", mapRunArn, index);
    }

    private static byte[] childKey(String what, String mapRunArn, long index) {
        return KeyWriter.key().text(what).text(mapRunArn).number(index).toBytes();
    }

    private static byte[] openKey(int partition, String mapRunArn, int redrives) {
        return numbered(KeyWriter.key().text("open").number(partition).text(mapRunArn), redrives);
    }

    private static byte[] stopKey(String mapRunArn, int redrives) {
        return numbered(KeyWriter.key().text("stop").text(mapRunArn), redrives);
    }

    private static byte[] againKey(String mapRunArn, int count) {
        return numbered(KeyWriter.key().text("again").text(mapRunArn), count);
    }

    private static byte[] numbered(KeyWriter key, int redrives) {
        return (redrives == 0 ? key : key.number(redrives)).toBytes();
    }

    private static byte[] listingKey(String executionArn, Entry entry) {
        return KeyWriter.key()
                .text("of")
                .text(executionArn)
                .descending(entry.startMillis())
                .text(entry.mapRunArn())
                .toBytes();
    }

    private static byte[] key(String what, String arn) {
        return KeyWriter.key().text(what).text(arn).toBytes();
    }
}
