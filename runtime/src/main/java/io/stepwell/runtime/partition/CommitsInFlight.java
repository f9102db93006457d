package io.stepwell.runtime.partition;

import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.crash.CrashPoint;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The batches of a partition that the committer has, neither durable nor lost yet. There are a few at the most: the next
 * one is decided while those before it are synced. When one is lost, so are all later ones of its generation, as they
 * build on it.
 */
final class CommitsInFlight implements Committer.Owner {
    private static final int COMMITS_MAX = 4;

    private final int partition;
    private final Committer committer;
    private final Semaphore places = new Semaphore(COMMITS_MAX);
    private final AtomicLong lostGeneration = new AtomicLong(-1);
    private long generation;

    CommitsInFlight(int partition, Committer committer) {
        this.partition = partition;
        this.committer = committer;
    }

    /** Hands over what a round staged; the caller has seen that there {@linkplain #isFull() is room}. */
    void submit(Staged staged, long epoch) {
        if (staged.isEmpty()) {
            return;
        }
        CrashPoint.ROUND_STAGED.reached();
        places.acquireUninterruptibly(); // there is room: nobody else takes it
        PartitionBatch batch = new PartitionBatch(partition, epoch, staged.batch());
        committer.submit(new Committer.Pending(batch, staged, this, generation));
        CrashPoint.ROUND_SUBMITTED.reached();
    }

    /** Whether there is no room for another one. */
    boolean isFull() {
        return places.availablePermits() == 0;
    }

    /** Whether none is left. */
    boolean isEmpty() {
        return places.availablePermits() == COMMITS_MAX;
    }

    /** How many places are free when none is left. */
    int placesMax() {
        return COMMITS_MAX;
    }

    /** Waits until so many places are free. */
    void awaitPlaces(int free) throws InterruptedException {
        places.acquire(free);
        places.release(free);
    }

    /** Whether one of this generation was lost, so that memory is ahead of the journal. */
    boolean isLost() {
        return isLost(generation);
    }

    /** What is submitted from now on builds on nothing that was lost. */
    void startOver() {
        generation++;
    }

    @Override
    public boolean isLost(long ofGeneration) {
        return lostGeneration.get() >= ofGeneration;
    }

    @Override
    public void lost(long ofGeneration) {
        lostGeneration.accumulateAndGet(ofGeneration, Math::max);
    }

    @Override
    public void through() {
        places.release();
    }
}
