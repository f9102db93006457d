package io.stepwell.runtime.partition;

import io.stepwell.engine.TimerRef;
import io.stepwell.engine.decide.Engine;
import io.stepwell.runtime.rows.TimerRows;
import io.stepwell.runtime.world.Loop;
import io.stepwell.runtime.world.Rest;
import io.stepwell.runtime.world.Threads;
import io.stepwell.runtime.world.World;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.crash.CrashPoint;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer of its executions: a loop on a thread of its own, whose steps never wait.
 *
 * <pre>
 *  inbox ──┐                                    ┌──► committer ──► effects, answers
 *          ├─► a bounded round ─► decide, apply ┤        │
 *  timers ─┘        ▲                           └────────┘ while this round is synced,
 *                   └──────────────────────────────────────  the next one is decided
 *
 *  RECOVERING ──► RUNNING ──► STOPPED
 *      ▲             │ a commit failed
 *      │             ▼
 *      │          SETTLING (until nothing is on its way; then memory is dropped: the journal is the truth)
 *      │             │
 *      └────────── PAUSED (until the store takes writes again)
 * </pre>
 */
public final class Partition implements Loop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Partition.class);
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 250;
    private static final long PAUSE_MILLIS_MAX = 5_000;

    private final int id;
    private final Parts parts;
    private final Store store;
    private final World world;
    private final HotExecutions executions;
    private final TimerWindow timers;
    private final SlowLane slowLane;
    private final Deciding deciding;
    private final Recovery recovery;
    private final Inbox inbox = new Inbox();
    private final CommitsInFlight commits;
    private final Threads.Running thread;
    private Phase phase = Phase.RECOVERING;
    private long pauseMillis;
    private long epoch;
    private volatile boolean takesNothing;
    private volatile boolean stopping;

    private enum Phase {
        RECOVERING,
        RUNNING,
        SETTLING,
        PAUSED
    }

    /** What a partition is made of. */
    public record Parts(
            Store store,
            Engine engine,
            DefinitionSource definitions,
            Outside outside,
            Committer committer,
            World world,
            long hotBytes,
            int nearTimers) {}

    public Partition(int id, long epoch, Parts parts) {
        this.id = id;
        this.epoch = epoch;
        this.parts = parts;
        this.store = parts.store();
        this.world = parts.world();
        this.commits = new CommitsInFlight(id, parts.committer());
        this.executions = new HotExecutions(parts.store(), parts.definitions(), parts.hotBytes());
        this.timers = new TimerWindow(id, parts.store(), parts.nearTimers());
        Preparing preparing = new Preparing(parts.engine(), parts.definitions());
        Threads threads = world.threads();
        this.slowLane = new SlowLane(executions, preparing, this::put, threads.lane("slow-lane-" + id));
        Staging staging = new Staging(id, executions, timers, parts.outside(), parts.engine()::isRedrivable);
        long seed = world.chance().nextLong();
        this.recovery = new Recovery(id, parts, executions, inbox);
        Deciding.Parts all = new Deciding.Parts(executions, preparing, staging, slowLane, recovery, inbox);
        this.deciding = new Deciding(id, store, all, seed);
        this.thread = threads.loop("partition-" + id, this);
    }

    public void start() {
        thread.start();
    }

    /** Hands in work of a client; false when the inbox is full and the client must try again later. */
    public boolean offer(Work work) {
        if (takesNothing) {
            Works.refuse(List.of(work), noWrites());
            return true;
        }
        return !stopping && inbox.offer(work);
    }

    /** Hands in work that must not be lost; waits for room. What is refused here is found again in the store. */
    public void put(Work work) throws InterruptedException {
        if (!takesNothing) {
            inbox.put(work);
        } else {
            Works.refuse(List.of(work), noWrites());
        }
    }

    /** Looks at the clock now. */
    public void wake() {
        inbox.offer(new Work.Wake()); // a full inbox wakes the loop anyway
    }

    @Override
    public Rest step() {
        try {
            return switch (phase) {
                case RECOVERING -> recover();
                case RUNNING -> commits.isLost() ? settle() : round();
                case SETTLING -> commits.isEmpty() ? dropMemory() : new Rest.UntilThrough(commits.placesMax());
                case PAUSED -> takeOver();
            };
        } catch (RuntimeException e) {
            LOG.error("partition {} starts over: {}", id, e.getMessage(), e);
            return settle();
        }
    }

    @Override
    public void rest(Rest rest) throws InterruptedException {
        switch (rest) {
            case Rest.None _ -> {}
            case Rest.ForWork r -> inbox.await(r.millisMax());
            case Rest.UntilThrough r -> commits.awaitPlaces(r.places());
            case Rest.Pause r -> Thread.sleep(r.millis());
        }
    }

    @Override
    public boolean isOver() {
        return stopping;
    }

    @Override
    public void end() {
        refuseAll();
    }

    private Rest round() {
        long now = deciding.now(world.clock().millis());
        if (timers.needsMore(now)) {
            if (!commits.isEmpty()) {
                return new Rest.UntilThrough(commits.placesMax()); // the store must know all timers
            }
            timers.advance(now);
            CrashPoint.TIMERS_READ.reached();
        }
        if (commits.isFull()) {
            return new Rest.UntilThrough(1);
        }
        List<Work> works = take(now);
        if (works.isEmpty()) {
            return new Rest.ForWork(Math.min(timers.idleMillis(now), inbox.idleMillis(now)));
        }
        Staged staged = decide(works);
        inbox.decided(works.size(), world.clock().millis() - now);
        commits.submit(staged, epoch);
        return Rest.NONE;
    }

    private List<Work> take(long now) {
        int round = inbox.round();
        List<Work> works = inbox.takeBegun(round, now);
        CrashPoint.WORK_TAKEN.reached();
        int begun = works.size();
        for (TimerRows.Timer due : timers.takeDue(now, Pace.ROUND_MAX)) {
            works.add(new Work.Fire(due));
            begun += due.ref().kind() == TimerRef.Kind.RESUME ? 1 : 0;
            CrashPoint.TIMERS_TAKEN.reached();
        }
        works.addAll(inbox.takeStarts(round, begun, now));
        return works;
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

    private Rest recover() {
        takesNothing = false;
        recovery.callAllAgain();
        phase = Phase.RUNNING;
        return Rest.NONE;
    }

    private Rest settle() {
        takesNothing = true;
        phase = Phase.SETTLING;
        return Rest.NONE;
    }

    /**
     * Drops what memory holds and waits until the store takes writes again: taking over the partition anew is such a
     * write. Until then clients are refused at once, and no call is made again whose outcome could not be kept.
     */
    private Rest dropMemory() {
        executions.clear();
        timers.reset();
        slowLane.startOver(new StoreException("the partition has started over", null));
        commits.startOver();
        CrashPoint.PARTITION_DROPPED_MEMORY.reached();
        phase = Phase.PAUSED;
        pauseMillis = PAUSE_AFTER_FAILURE_MILLIS;
        return new Rest.Pause(pauseMillis);
    }

    private Rest takeOver() {
        refuseAll();
        try {
            epoch = store.acquire(id);
        } catch (StoreException e) {
            LOG.warn("partition {} waits for the store: {}", id, e.getMessage());
            pauseMillis = Math.min(2 * pauseMillis, PAUSE_MILLIS_MAX);
            return new Rest.Pause(pauseMillis);
        }
        CrashPoint.PARTITION_TAKEN_OVER.reached();
        phase = Phase.RECOVERING;
        return Rest.NONE;
    }

    private void refuseAll() {
        inbox.refuseAll(noWrites());
    }

    private static StoreException noWrites() {
        return new StoreException("the partition takes no writes now", null);
    }

    /** Ends the loop after the current round. */
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        slowLane.close();
        wake();
        while (!thread.join(5_000)) {
            thread.interrupt();
        }
    }
}
