package io.stepwell.runtime.node;

import io.stepwell.runtime.catalogue.StoredCatalogue;
import io.stepwell.runtime.partition.Work;
import io.stepwell.runtime.rows.ExecutionIndexRows;
import io.stepwell.runtime.rows.ExecutionIndexRows.Closed;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.MapRunChild;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.runtime.statistics.Statistics;
import io.stepwell.runtime.world.Loop;
import io.stepwell.runtime.world.Rest;
import io.stepwell.runtime.world.Threads;
import io.stepwell.runtime.world.World;
import io.stepwell.storage.CorruptRecordException;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.crash.CrashPoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes closed executions past their retention, and state machines that were to be deleted when idle; ends executions
 * that have been open for too long; has statistics made durable.
 */
final class Housekeeping implements Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int EXECUTIONS_PER_READ = 500;
    private static final long OVERDUE_PERIOD_MILLIS = 3_600_000;

    private final Store store;
    private final StoredCatalogue catalogue;
    private final Partitions partitions;
    private final Statistics statistics;
    private final Duration retention;
    private final OpenExecutions open;
    private final OverdueExecutions overdue;
    private final InstantSource clock;
    private final Threads.Running thread;
    private boolean begun;
    private long overdueLookedAtMillis;
    private volatile boolean closed;

    Housekeeping(
            Store store,
            StoredCatalogue catalogue,
            Partitions partitions,
            Statistics statistics,
            NodeSettings settings,
            OpenExecutions open,
            World world) {
        this.store = store;
        this.catalogue = catalogue;
        this.partitions = partitions;
        this.statistics = statistics;
        this.retention = settings.retention();
        this.open = open;
        this.overdue = new OverdueExecutions(
                catalogue, store, partitions, settings.quotas().executionMillis());
        this.clock = world.clock();
        this.thread = world.threads().loop("housekeeping", this);
    }

    void start() {
        thread.start();
    }

    @Override
    public Rest step() throws InterruptedException {
        if (begun) {
            try {
                sweep();
            } catch (RuntimeException e) {
                LOG.warn("housekeeping is put off", e);
            }
        }
        begun = true;
        return new Rest.Pause(PAUSE.toMillis());
    }

    @Override
    public void rest(Rest rest) throws InterruptedException {
        Thread.sleep(PAUSE);
    }

    @Override
    public boolean isOver() {
        return closed;
    }

    /** Deletes all that may go now. */
    void sweep() throws InterruptedException {
        CrashPoint.SWEEP_BEGUN.reached();
        sweepAll();
        CrashPoint.SWEEP_ENDED.reached();
    }

    private void sweepAll() throws InterruptedException {
        catalogue.removeDeleted();
        open.count(catalogue, store);
        endOverdue();
        long until = clock.millis() - retention.toMillis();
        statistics.keep();
        statistics.forget(until, clock.millis());
        @Nullable Closed last = null;
        while (true) {
            List<Closed> closed = ExecutionIndexRows.closedUntil(store, until, last, EXECUTIONS_PER_READ);
            for (Closed execution : closed) {
                forgetIfItMayGo(execution.arn());
            }
            if (closed.size() < EXECUTIONS_PER_READ) {
                return;
            }
            last = closed.getLast();
        }
    }

    /** One whose rows are damaged keeps none of the others. */
    private void forgetIfItMayGo(String arn) throws InterruptedException {
        try {
            if (mayGo(arn)) {
                forget(arn);
            }
        } catch (CorruptRecordException e) {
            LOG.warn("{} is past its retention and stays: {}", arn, e.getMessage());
        }
    }

    private void endOverdue() throws InterruptedException {
        long now = clock.millis();
        if (now - overdueLookedAtMillis >= OVERDUE_PERIOD_MILLIS) {
            overdue.end(now);
            overdueLookedAtMillis = now;
        }
    }

    /** A child goes after its map run, whose results and redrives need it; a map run with its execution, once it has ended. */
    private boolean mayGo(String arn) {
        byte[] bytes = store.get(Table.EXECUTION, ExecutionRow.key(arn));
        MapRunChild child =
                bytes == null ? null : ExecutionRow.decode(arn, bytes).child();
        return (child == null || MapRunRows.read(store, child.mapRunArn()) == null) && MapRunRows.allClosed(store, arn);
    }

    private void forget(String arn) throws InterruptedException {
        boolean gone = false;
        while (!gone) {
            CompletableFuture<Boolean> reply = new CompletableFuture<>();
            partitions.of(arn).put(new Work.Forget(arn, reply));
            gone = partitions.await(reply, arn);
        }
    }

    void close() throws InterruptedException {
        closed = true;
        do {
            thread.interrupt();
        } while (!thread.join(1_000));
    }
}
