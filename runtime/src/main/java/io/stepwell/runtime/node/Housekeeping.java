package io.stepwell.runtime.node;

import io.stepwell.runtime.catalogue.StoredCatalogue;
import io.stepwell.runtime.partition.Work;
import io.stepwell.runtime.rows.ExecutionIndexRows;
import io.stepwell.storage.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes closed executions past their retention, and state machines that were to be deleted when idle. */
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int EXECUTIONS_PER_READ = 500;

    private final Store store;
    private final StoredCatalogue catalogue;
    private final Partitions partitions;
    private final Duration retention;
    private final InstantSource clock;
    private final Thread thread;

    Housekeeping(
            Store store, StoredCatalogue catalogue, Partitions partitions, Duration retention, InstantSource clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.partitions = partitions;
        this.retention = retention;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("housekeeping").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (true) {
            try {
                Thread.sleep(PAUSE);
                sweep();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("housekeeping is put off: {}", e.getMessage());
            }
        }
    }

    /** Deletes all that may go now. */
    void sweep() throws InterruptedException {
        catalogue.removeDeleted();
        long until = clock.millis() - retention.toMillis();
        List<String> before = List.of();
        while (true) {
            List<String> arns = ExecutionIndexRows.closedUntil(store, until, EXECUTIONS_PER_READ);
            if (arns.equals(before)) {
                return; // nothing moves: leave it for the next round
            }
            before = arns;
            for (String arn : arns) {
                forget(arn);
            }
            if (arns.size() < EXECUTIONS_PER_READ) {
                return;
            }
        }
    }

    private void forget(String arn) throws InterruptedException {
        boolean gone = false;
        while (!gone) {
            CompletableFuture<Boolean> reply = new CompletableFuture<>();
            partitions.of(arn).put(new Work.Forget(arn, reply));
            gone = Partitions.await(reply, arn);
        }
    }

    void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
