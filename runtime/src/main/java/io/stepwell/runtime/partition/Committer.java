package io.stepwell.runtime.partition;

import io.stepwell.runtime.world.Loop;
import io.stepwell.runtime.world.Rest;
import io.stepwell.runtime.world.Threads;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.crash.CrashPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the decisions of all partitions durable: whatever has come together while one commit was being synced goes
 * into the next, so one fsync serves all. Only after the commit are effects and answers released.
 */
public final class Committer implements Loop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final long BYTES_PER_COMMIT_MAX = 16 << 20;

    private final Store store;
    private final Outside outside;
    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Threads.Running thread;
    private @Nullable Pending first;
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

    public Committer(Store store, Outside outside, Threads threads) {
        this.store = store;
        this.outside = outside;
        this.thread = threads.loop("committer", this);
    }

    public void start() {
        thread.start();
    }

    void submit(Pending pending) {
        queue.add(pending);
    }

    @Override
    public Rest step() {
        Pending next = first != null ? first : queue.poll();
        first = null;
        if (next == null) {
            return new Rest.ForWork(Long.MAX_VALUE);
        }
        List<Pending> round = new ArrayList<>();
        round.add(next);
        drainInto(round);
        commit(round);
        return Rest.NONE;
    }

    @Override
    public void rest(Rest rest) throws InterruptedException {
        if (rest != Rest.NONE) {
            first = queue.take();
        }
    }

    @Override
    public boolean isOver() {
        return closed && first == null && queue.isEmpty();
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
            CrashPoint.COMMIT_BEGUN.reached();
            if (!batches.isEmpty()) {
                Contained.run(() -> store.commit(batches));
            }
            CrashPoint.COMMIT_DURABLE.reached();
        } catch (RuntimeException e) {
            CrashPoint.COMMIT_REFUSED.reached();
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
            Contained.run(() -> pending.staged().succeeded(outside));
            CrashPoint.RELEASE_ENDED.reached();
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
        while (!thread.join(1_000)) {
            thread.interrupt(); // it may have been about to wait
        }
    }
}
