package io.stepwell.runtime.node;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.status.StatusChange;
import io.stepwell.engine.status.StatusSink;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.partition.Work;
import io.stepwell.runtime.query.ExecutionQueries;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.StatusRows;
import io.stepwell.runtime.rows.StatusRows.Notice;
import io.stepwell.runtime.world.World;
import io.stepwell.storage.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a sink of changes of status, in the order in which each partition made them. Its rows are all it knows, so it goes on
 * after a crash. What could not be told for a day is dropped: the rows stay bounded by that time.
 */
final class StatusCourier extends Courier {
    private static final Logger LOG = LoggerFactory.getLogger(StatusCourier.class);
    private static final long PAUSE_MILLIS_MIN = 500;
    private static final long PAUSE_MILLIS_MAX = 60_000;
    private static final Duration TOLD_WITHIN = Duration.ofDays(1);

    private final Store store;
    private final Partitions partitions;
    private final ExecutionQueries queries;
    private final StatusSink sink;
    private final World world;
    private final long[] toldUntilMillis;

    StatusCourier(
            Store store,
            Partitions partitions,
            int partitionCount,
            ExecutionQueries queries,
            StatusSink sink,
            World world) {
        super("changes of status", PAUSE_MILLIS_MIN, PAUSE_MILLIS_MAX, world.threads());
        this.store = store;
        this.partitions = partitions;
        this.queries = queries;
        this.sink = sink;
        this.world = world;
        this.toldUntilMillis = new long[partitionCount];
    }

    @Override
    Progress deliver() throws InterruptedException {
        boolean any = false;
        for (int partition = 0; partition < toldUntilMillis.length; partition++) {
            List<Notice> notices =
                    StatusRows.read(store, partition, toldUntilMillis[partition], StatusSink.CHANGES_MAX);
            if (!notices.isEmpty()) {
                any = true;
                if (!tell(notices)) {
                    return Progress.PUT_OFF;
                }
                forget(partition, notices);
            }
        }
        return any ? Progress.TOLD : Progress.NOTHING_TO_DO;
    }

    private boolean tell(List<Notice> notices) throws InterruptedException {
        List<StatusChange> changes = new ArrayList<>();
        for (Notice notice : notices) {
            StatusChange change = change(notice);
            if (change != null) {
                changes.add(change);
            }
        }
        return changes.isEmpty() || sink.tell(changes);
    }

    /** The change with the execution as it was then; null when nobody needs to hear of it any more. */
    private @Nullable StatusChange change(Notice notice) {
        if (world.clock().millis() - notice.atMillis() > TOLD_WITHIN.toMillis()) {
            LOG.warn("nobody could be told within a day that {} is {}", notice.executionArn(), notice.status());
            return null;
        }
        try {
            ExecutionRow row = queries.row(notice.executionArn());
            ExecutionView now = queries.describe(notice.executionArn());
            boolean closed = notice.status().isClosed();
            boolean last = notice.status() == row.status();
            boolean redrivable = closed && notice.status() != ExecutionStatus.SUCCEEDED;
            return new StatusChange(
                    row.origin(),
                    notice.status(),
                    notice.atMillis(),
                    row.startMillis(),
                    closed ? Long.valueOf(notice.atMillis()) : null,
                    now.input(),
                    closed && last ? now.output() : null,
                    closed && last ? now.error() : null,
                    closed && last ? now.cause() : null,
                    row.redrives(),
                    redrivable ? null : "Execution is " + notice.status() + " and cannot be redriven");
        } catch (RequestRefused gone) {
            return null;
        }
    }

    private void forget(int partition, List<Notice> notices) {
        CompletableFuture<Boolean> reply = new CompletableFuture<>();
        List<byte[]> keys = notices.stream().map(Notice::key).toList();
        if (partitions.number(partition).offer(new Work.Delivered(keys, reply))) {
            partitions.await(reply, "changes of status");
            toldUntilMillis[partition] = notices.getLast().atMillis();
        }
    }
}
