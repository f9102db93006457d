package io.stepwell.runtime.rows;

import io.stepwell.engine.task.TaskRef;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.KeyReader;
import io.stepwell.storage.codec.KeyWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks waiting for a worker, by activity, the oldest first. */
public final class ActivityQueueRows {
    private static final byte[] VERSION = {1};

    private ActivityQueueRows() {}

    /** A place in a queue. */
    public record Offer(long offeredMillis, TaskRef ref) {}

    public static void put(WriteBatch batch, String activityArn, Offer offer) {
        batch.put(Table.ACTIVITY_QUEUE, key(activityArn, offer), VERSION);
    }

    public static void delete(WriteBatch batch, String activityArn, Offer offer) {
        batch.delete(Table.ACTIVITY_QUEUE, key(activityArn, offer));
    }

    /** Offers after the given one, or from the oldest when it is null. */
    public static List<Offer> read(Store store, String activityArn, @Nullable Offer after, int limit) {
        byte[] prefix = KeyWriter.key().text(activityArn).toBytes();
        byte[] from = prefix;
        if (after != null) {
            TaskRef next = new TaskRef(after.ref().executionArn(), after.ref().scheduledEventId() + 1);
            from = key(activityArn, new Offer(after.offeredMillis(), next));
        }
        return store.scan(Table.ACTIVITY_QUEUE, from, KeyWriter.successor(prefix), limit, false).stream()
                .map(ActivityQueueRows::decode)
                .toList();
    }

    private static Offer decode(Row row) {
        KeyReader in = KeyReader.of(row.key());
        in.text();
        long offered = in.longNumber();
        return new Offer(offered, new TaskRef(in.text(), in.longNumber()));
    }

    private static byte[] key(String activityArn, Offer offer) {
        return KeyWriter.key()
                .text(activityArn)
                .number(offer.offeredMillis())
                .text(offer.ref().executionArn())
                .number(offer.ref().scheduledEventId())
                .toBytes();
    }
}
