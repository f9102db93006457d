package io.stepwell.runtime.partition;

import io.stepwell.engine.decide.Engine;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.runtime.rows.TaskRows;
import io.stepwell.runtime.rows.TimerRows;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer of its executions: a loop on a thread of its own.
 *
 * <pre>
 *  inbox ──┐                                    ┌──► committer ──► effects, answers
 *          ├─► a bounded round ─► decide, apply ┤        │
 *  timers ─┘        ▲                           └────────┘ while this round is synced,
 *                   └──────────────────────────────────────  the next one is decided
 *
 *  RECOVERING ──► RUNNING ──► STOPPED
 *      ▲             │ a commit failed
 *      └─────────────┘ (memory is dropped; the journal is the truth)
 * </pre>
 */
public final class Partition implements Committer.Owner, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Partition.class);
    private static final int INBOX = 10_000;
    private static final int WORK_PER_ROUND = 512;
    private static final int ROUNDS_ON_THE_WAY = 4;
    private static final int TASKS_PER_READ = 1_000;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 250;
    private static final long PAUSE_MILLIS_MAX = 5_000;

    private final int id;
    private final Store store;
    private final Engine engine;
    private final Outside outside;
    private final Committer committer;
    private final InstantSource clock;
    private final HotExecutions executions;
    private final TimerWindow timers;
    private final SlowLane slowLane;
    private final Deciding deciding;
    private final ArrayBlockingQueue<Work> inbox = new ArrayBlockingQueue<>(INBOX);
    private final Semaphore onTheWay = new Semaphore(ROUNDS_ON_THE_WAY);
    private final AtomicLong lostGeneration = new AtomicLong(-1);
    private final Thread thread;
    private long epoch;
    private long generation;
    private volatile boolean stopping;

    /** What a partition is made of. */
    public record Parts(
            Store store,
            Engine engine,
            DefinitionSource definitions,
            Outside outside,
            Committer committer,
            InstantSource clock,
            long hotBytes,
            int nearTimers) {}

    public Partition(int id, long epoch, Parts parts) {
        this.id = id;
        this.epoch = epoch;
        this.store = parts.store();
        this.engine = parts.engine();
        this.outside = parts.outside();
        this.committer = parts.committer();
        this.clock = parts.clock();
        this.executions = new HotExecutions(parts.store(), parts.definitions(), parts.hotBytes());
        this.timers = new TimerWindow(id, parts.store(), parts.nearTimers());
        Preparing preparing = new Preparing(parts.engine(), parts.definitions());
        this.slowLane = new SlowLane(id, executions, preparing, this::put);
        Staging staging = new Staging(id, executions, timers);
        this.deciding = new Deciding(id, parts.store(), executions, preparing, staging, slowLane);
        this.thread = Thread.ofPlatform().name("partition-" + id).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Hands in work of a client; false when the inbox is full and the client must try again later. */
    public boolean offer(Work work) {
        return !stopping && inbox.offer(work);
    }

    /** Hands in work that must not be lost; waits for room. */
    public void put(Work work) throws InterruptedException {
        inbox.put(work);
    }

    /** Looks at the clock now. */
    public void wake() {
        inbox.offer(new Work.Wake()); // a full inbox wakes the loop anyway
    }

    private void run() {
        while (!stopping) {
            try {
                recover();
                while (!stopping && lostGeneration.get() < generation) {
                    round();
                }
            } catch (InterruptedException e) {
                if (stopping) {
                    break;
                }
            } catch (RuntimeException e) {
                LOG.error("partition {} starts over: {}", id, e.getMessage(), e);
            }
            if (!stopping) {
                startOver();
            }
        }
        failRest();
    }

    private void round() throws InterruptedException {
        long now = deciding.now(clock.millis());
        if (timers.needsMore(now)) {
            settle();
            timers.advance(now);
        }
        Work first = inbox.poll(timers.idleMillis(now), TimeUnit.MILLISECONDS);
        List<Work> works = new ArrayList<>();
        if (first != null) {
            works.add(first);
            inbox.drainTo(works, WORK_PER_ROUND - 1);
        }
        now = deciding.now(clock.millis());
        for (TimerRows.Timer due : timers.takeDue(now, WORK_PER_ROUND)) {
            works.add(new Work.Fire(due));
        }
        if (works.isEmpty()) {
            return;
        }
        Staged staged = decide(works);
        if (!staged.isEmpty()) {
            onTheWay.acquire();
            committer.submit(
                    new Committer.Pending(new PartitionBatch(id, epoch, staged.batch()), staged, this, generation));
        }
    }

    private Staged decide(List<Work> works) {
        Staged staged = new Staged();
        int done = 0;
        try {
            for (Work work : works) {
                deciding.carryOut(work, staged);
                done++;
            }
            return staged;
        } catch (RuntimeException e) {
            staged.failed(e);
            Works.refuse(works.subList(done, works.size()), e);
            throw e;
        }
    }

    /** Calls again what was in flight. */
    private void recover() {
        @Nullable TaskRef last = null;
        while (true) {
            List<TaskRef> refs = TaskRows.read(store, id, last, TASKS_PER_READ);
            for (TaskRef ref : refs) {
                callAgain(ref);
            }
            if (refs.size() < TASKS_PER_READ) {
                return;
            }
            last = refs.getLast();
        }
    }

    /** An execution that cannot be read any more keeps none of the others from going on. */
    private void callAgain(TaskRef ref) {
        try {
            Hot hot = executions.open(ref.executionArn());
            TaskCall call = hot == null ? null : engine.callInFlight(hot.execution(), ref.scheduledEventId());
            if (call != null) {
                outside.invoke(call);
            }
        } catch (RuntimeException e) {
            LOG.error("the task {} of {} is not called again", ref.scheduledEventId(), ref.executionArn(), e);
        }
    }

    /** Waits until nothing is on its way to the store. */
    private void settle() throws InterruptedException {
        onTheWay.acquire(ROUNDS_ON_THE_WAY);
        onTheWay.release(ROUNDS_ON_THE_WAY);
    }

    /**
     * Drops what memory holds and waits until the store takes writes again: taking over the partition anew is such a
     * write. Until then clients are refused at once, and no call is made again whose outcome could not be kept.
     */
    private void startOver() {
        long pauseMillis = PAUSE_AFTER_FAILURE_MILLIS;
        try {
            settle();
            executions.clear();
            timers.reset();
            slowLane.startOver(new StoreException("the partition has started over", null));
            generation++;
            while (!stopping) {
                Thread.sleep(pauseMillis);
                failRest();
                if (takeOver()) {
                    return;
                }
                pauseMillis = Math.min(2 * pauseMillis, PAUSE_MILLIS_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean takeOver() {
        try {
            epoch = store.acquire(id);
            return true;
        } catch (StoreException e) {
            LOG.warn("partition {} waits for the store: {}", id, e.getMessage());
            return false;
        }
    }

    private void failRest() {
        List<Work> rest = new ArrayList<>();
        inbox.drainTo(rest);
        Works.refuse(rest, new StoreException("the partition takes no writes now", null));
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
        onTheWay.release();
    }

    /** Ends the loop after the current round. */
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        slowLane.close();
        wake();
        thread.join(5_000);
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join();
        }
    }
}
