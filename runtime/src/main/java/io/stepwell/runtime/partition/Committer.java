package io.stepwell.runtime.partition;

import io.stepwell.runtime.world.Loop;
import io.stepwell.runtime.world.Rest;
import io.stepwell.runtime.world.Threads;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.crash.CrashPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the decisions of all partitions durable: whatever has come together while one commit was being synced goes
 * into the next, so one fsync serves all, and under load it waits a moment for more. Only after the commit are effects and answers released.
 */
public final class Committer implements Loop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final long BYTES_PER_COMMIT_MAX = 16 << 20;

    /** A round of fewer is a lone client, or two: there is nobody to wait for. */
    private static final int COMPANY = 3;

    private static final Duration GATHERING = Duration.ofMillis(1);

    private final Store store;
    private final Outside outside;
    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Threads.Running thread;
    private final long gatheringNanos;
    /** What the next round begins with; belongs to the thread. */
    private final List<Pending> gathered = new ArrayList<>();

    /** How many the round before had, 0 after a pause; belongs to the thread. */
    private int roundBefore;

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
        this(store, outside, threads, GATHERING);
    }

    /** With so long a wait for company, at the most. */
    Committer(Store store, Outside outside, Threads threads, Duration gathering) {
        this.store = store;
        this.gatheringNanos = gathering.toNanos();
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
        List<Pending> round = new ArrayList<>(gathered);
        gathered.clear();
        drainInto(round);
        roundBefore = round.size();
        if (round.isEmpty()) {
            return new Rest.ForWork(Long.MAX_VALUE);
        }
        commit(round);
        return Rest.NONE;
    }

    @Override
    public void rest(Rest rest) throws InterruptedException {
        if (rest != Rest.NONE) {
            gathered.add(queue.take());
        } else if (roundBefore >= COMPANY) {
            gather();
        }
    }

    /**
     * Waits a moment for as many as came together the last time (decision 0130): each sync writes the last page of the
     * log again, and takes processor time from those who are about to come. A lone client never waits.
     */
    private void gather() throws InterruptedException {
        long until = System.nanoTime() + gatheringNanos;
        long bytes = 0;
        while (gathered.size() < roundBefore && bytes < BYTES_PER_COMMIT_MAX) {
            Pending next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            gathered.add(next);
            bytes += next.batch().batch().bytes();
        }
    }

    @Override
    public boolean isOver() {
        return closed && gathered.isEmpty() && queue.isEmpty();
    }

    private void drainInto(List<Pending> round) {
        long bytes = 0;
        for (Pending pending : round) {
            bytes += pending.batch().batch().bytes();
        }
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
