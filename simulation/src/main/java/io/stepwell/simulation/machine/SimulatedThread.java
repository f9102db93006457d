package io.stepwell.simulation.machine;

import io.stepwell.runtime.world.Threads;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs only while it has the turn, and gives the turn back where it waits.
 *
 * <pre>
 *   driver   take ────────────────────────── goes on        take ──── …
 *                 │ go                     ▲ back                │ go
 *   thread        └── runs until it waits ─┘                     └── runs on
 * </pre>
 */
final class SimulatedThread extends Turn implements Threads.Running {
    private static final long REAL_SECONDS_MAX = 60;

    private final SimulatedThreads threads;
    private final Thread thread;
    private final Semaphore go = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private BooleanSupplier ready = () -> true;
    private long untilMillis = Long.MIN_VALUE;
    private boolean begun;
    private boolean dead;

    /** The mark of the thread itself comes and goes while it waits for its turn. */
    private boolean interrupted;

    private @Nullable Throwable failure;

    SimulatedThread(SimulatedThreads threads, String name, Runnable work) {
        super(name);
        this.threads = threads;
        this.thread = Thread.ofVirtual().name(name).unstarted(() -> live(work));
    }

    private void live(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            failure = e; // the driver throws it
        } finally {
            gone = true;
            back.release();
        }
    }

    @Override
    public void start() {
        threads.begin(this);
    }

    @Override
    boolean isReady() {
        return interrupted || threads.millis() >= untilMillis || ready.getAsBoolean();
    }

    @Override
    long readyAtMillis() {
        return untilMillis;
    }

    @Override
    void take() {
        goOn();
        Throwable thrown = failure;
        failure = null;
        switch (thrown) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(thrown);
        }
    }

    private void goOn() {
        if (begun) {
            go.release();
        } else {
            begun = true;
            thread.start();
        }
        boolean interrupted = false;
        while (true) {
            try {
                if (!back.tryAcquire(REAL_SECONDS_MAX, TimeUnit.SECONDS)) {
                    throw new IllegalStateException(name + " waits where the simulation cannot see it");
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives the turn back until something is so, or until a moment; for the thread itself. */
    void await(BooleanSupplier condition, long millis) throws InterruptedException {
        while (!dead
                && !Thread.currentThread().isInterrupted()
                && !condition.getAsBoolean()
                && threads.millis() < millis) {
            ready = condition;
            untilMillis = millis;
            interrupted = false;
            back.release();
            go.acquireUninterruptibly();
        }
        if (dead) {
            throw new Crash(name + " died with its process");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Its process is dead: unwinds what it was doing. */
    void die() {
        dead = true;
        if (begun && !gone) {
            goOn();
        }
    }

    @Override
    public void interrupt() {
        interrupted = true;
        thread.interrupt();
    }

    @Override
    public boolean join(long millisMax) throws InterruptedException {
        threads.await(() -> gone, threads.millis() + millisMax);
        return gone;
    }

    /** Whether this is the thread that calls. */
    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }
}
