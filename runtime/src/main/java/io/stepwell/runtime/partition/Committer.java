package io.stepwell.runtime.partition;

import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the decisions of all partitions durable: whatever has come together while one commit was being synced goes
 * into the next, so one fsync serves all. Only after the commit are effects and answers released.
 */
public final class Committer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final long BYTES_PER_COMMIT_MAX = 16 << 20;

    private final Store store;
    private final Outside outside;
    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    /** A batch with its fence and those who wait for it. */
    record Pending(PartitionBatch batch, Staged staged, Owner owner, long generation) {}

    /** Who decided a batch. */
    interface Owner {
        /** Whether a batch before this one was lost, so that this one builds on sand. */
        boolean isLost(long generation);

        /** The batch, and all later ones of its generation, are lost. */
        void lost(long generation);

        /** A batch is through, durable or lost. */
        void through();
    }

    public Committer(Store store, Outside outside) {
        this.store = store;
        this.outside = outside;
        this.thread = Thread.ofPlatform().name("committer").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    void submit(Pending pending) {
        queue.add(pending);
    }

    private void run() {
        List<Pending> round = new ArrayList<>();
        while (true) {
            try {
                round.add(queue.take());
            } catch (InterruptedException e) {
                if (closed && queue.isEmpty()) {
                    return;
                }
                continue;
            }
            drainInto(round);
            commit(round);
            round.clear();
            if (closed && queue.isEmpty()) {
                return;
            }
        }
    }

    private void drainInto(List<Pending> round) {
        long bytes = round.getFirst().batch().batch().bytes();
        while (bytes < BYTES_PER_COMMIT_MAX) {
            Pending next = queue.poll();
            if (next == null) {
                return;
            }
            round.add(next);
            bytes += next.batch().batch().bytes();
        }
    }

    private void commit(List<Pending> round) {
        List<Pending> good = new ArrayList<>(round.size());
        for (Pending pending : round) {
            if (pending.owner().isLost(pending.generation())) {
                fail(pending, new StoreException("an earlier commit of this partition failed", null));
            } else {
                good.add(pending);
            }
        }
        List<PartitionBatch> batches = good.stream()
                .map(Pending::batch)
                .filter(b -> !b.batch().isEmpty())
                .toList();
        try {
            if (!batches.isEmpty()) {
                store.commit(batches);
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "a commit of {} batches failed; nothing of it is acknowledged: {}", batches.size(), e.getMessage());
            good.forEach(pending -> {
                pending.owner().lost(pending.generation());
                fail(pending, e);
            });
            return;
        }
        for (Pending pending : good) {
            release(pending);
        }
    }

    private void release(Pending pending) {
        try {
            pending.staged().succeeded(outside);
        } catch (RuntimeException e) {
            LOG.error("releasing the effects of a commit failed", e);
        } finally {
            pending.owner().through();
        }
    }

    private static void fail(Pending pending, RuntimeException reason) {
        try {
            pending.staged().failed(reason);
        } finally {
            pending.owner().through();
        }
    }

    /** Commits what has been submitted, then ends. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.interrupt();
        thread.join();
    }
}
