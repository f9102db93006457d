package io.stepwell.runtime.rows;

import io.stepwell.engine.maprun.MapRunOrder;
import io.stepwell.storage.CorruptRecordException;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.KeyReader;
import io.stepwell.storage.codec.KeyWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Map runs. The first part of a key says what the row is:
 *
 * <pre>
 * run    map run                       how far it is
 * order  map run                       what it is to do
 * ended  map run, index                a child that has ended; committed with its end
 * open   partition, map run            it is to go on after a restart
 * stop   map run                       it is to stop
 * of     execution, start desc., run   for listing
 * </pre>
 */
public final class MapRunRows {
    private static final byte[] VERSION = {1};

    private MapRunRows() {}

    /** A place in the listing of an execution's map runs. */
    public record Entry(long startMillis, String mapRunArn) {}

    /** The rows of a new map run. */
    public static void begin(WriteBatch batch, int partition, MapRunOrder order) {
        put(batch, MapRunRow.begun(order));
        batch.put(Table.MAP_RUN, key("order", order.mapRunArn()), MapRunCodec.encode(order));
        batch.put(Table.MAP_RUN, openKey(partition, order.mapRunArn()), VERSION);
        Entry entry = new Entry(order.startMillis(), order.mapRunArn());
        batch.put(Table.MAP_RUN, listingKey(order.parent().arn(), entry), VERSION);
    }

    public static void put(WriteBatch batch, MapRunRow row) {
        batch.put(Table.MAP_RUN, key("run", row.mapRunArn()), MapRunCodec.encode(row));
    }

    /** The map run is to stop. */
    public static void stop(WriteBatch batch, String mapRunArn) {
        batch.put(Table.MAP_RUN, key("stop", mapRunArn), VERSION);
    }

    /** Nothing is left to do for the map run. */
    public static void settle(WriteBatch batch, int partition, String mapRunArn) {
        batch.delete(Table.MAP_RUN, openKey(partition, mapRunArn));
        batch.delete(Table.MAP_RUN, key("stop", mapRunArn));
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

    public static boolean isToStop(Store store, String mapRunArn) {
        return store.get(Table.MAP_RUN, key("stop", mapRunArn)) != null;
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
        byte[] from = after == null ? prefix : KeyWriter.successor(openKey(partition, after));
        return store.scan(Table.MAP_RUN, from, KeyWriter.successor(prefix), limit, false).stream()
                .map(row -> {
                    KeyReader in = KeyReader.of(row.key());
                    in.text();
                    in.intNumber();
                    return in.text();
                })
                .toList();
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
        KeyReader in = KeyReader.of(row.key());
        in.text();
        in.text();
        return MapRunCodec.ended(in.longNumber(), row.value());
    }

    private static byte[] endedKey(String mapRunArn, long index) {
        return KeyWriter.key().text("ended").text(mapRunArn).number(index).toBytes();
    }

    private static byte[] openKey(int partition, String mapRunArn) {
        return KeyWriter.key().text("open").number(partition).text(mapRunArn).toBytes();
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
