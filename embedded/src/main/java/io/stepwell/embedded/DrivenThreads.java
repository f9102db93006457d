package io.stepwell.embedded;

import io.stepwell.runtime.world.Loop;
import io.stepwell.runtime.world.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The threads of a node in virtual time. Its loops have none: whoever wants something of the node drives them, one step
 * after the other, under one lock. Calls run on virtual threads of their own, since they are the program's code and may
 * block; time does not move while one of them works.
 *
 * <pre>
 *   settle    loops step until all rest and no call works: nothing happens any more unless time passes
 *   advance   settle; set the clock to the next moment a loop or a pausing call waits for; and again, up to the goal
 * </pre>
 *
 * All fields are guarded by the lock, the clock is set under it.
 */
final class DrivenThreads implements Threads, TaskInput.Pauses {
    /** How long a call may work in real time before waiting for it is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(20).toNanos();

    private final VirtualClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<DrivenLoop> loops = new ArrayList<>();
    private final DrivenCalls calls;
    private int laneWorks;

    DrivenThreads(VirtualClock clock) {
        this.clock = clock;
        this.calls = new DrivenCalls(clock, lock, changed);
    }

    @Override
    public Running loop(String name, Loop loop) {
        DrivenLoop driven = new DrivenLoop(loop);
        return new Running() {
            @Override
            public void start() {
                locked(() -> loops.add(driven));
            }

            /** It looks whether it is over before its next step anyway. */
            @Override
            public void interrupt() {}

            @Override
            public boolean join(long millisMax) {
                return locked(() -> {
                    while (!driven.hasEnded() && round()) {
                        continue; // the others may have to help it to its end
                    }
                    return driven.hasEnded();
                });
            }
        };
    }

    @Override
    public Running call(String name, Runnable call) {
        return new Call(Thread.ofVirtual().name(name).unstarted(() -> work(call)));
    }

    @Override
    public Lane lane(String name) {
        return new DrivenLane(
                Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory()));
    }

    @Override
    public <T> T await(CompletableFuture<T> answer, long millisMax)
            throws ExecutionException, TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millisMax);
        lock.lock();
        try {
            while (!answer.isDone() && System.nanoTime() < deadline) {
                if (!round() && !answer.isDone()) {
                    changed.awaitNanos(LOOK_AGAIN_NANOS);
                }
            }
        } finally {
            lock.unlock();
        }
        return answer.get(0, TimeUnit.MILLISECONDS);
    }

    /** Lets happen what happens without time passing. */
    void settle() {
        lock.lock();
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                boolean more = round();
                if (!more && !calls.isAnyWorking() && laneWorks == 0) {
                    return;
                }
                if (!more) {
                    changed.awaitNanos(LOOK_AGAIN_NANOS);
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("A task has been working for " + PATIENCE.toSeconds()
                            + " seconds, and virtual time waits for it: let time pass with TaskInput.pause, not by"
                            + " sleeping");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while virtual time was driven", e);
        } finally {
            lock.unlock();
        }
    }

    /** Lets so much time pass, with everything that falls due meanwhile at its moment. */
    void advance(Duration by) {
        lock.lock();
        try {
            long goal = Math.addExact(clock.millis(), by.toMillis());
            settle();
            for (long next = nextDue(); next <= goal; next = nextDue()) {
                moveTo(next);
            }
            moveTo(goal);
        } finally {
            lock.unlock();
        }
    }

    private void moveTo(long millis) {
        clock.set(millis);
        calls.endDue();
        settle();
    }

    private long nextDue() {
        long now = clock.millis();
        long next = Long.MAX_VALUE;
        for (DrivenLoop loop : loops) {
            next = Math.min(next, loop.dueMillis());
        }
        return Math.max(Math.min(next, calls.nextDue()), now + 1);
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Lets every loop make a step; whether one of them may have more to do. */
    private boolean round() {
        boolean more = false;
        for (DrivenLoop loop : List.copyOf(loops)) {
            more |= loop.go(clock.millis());
        }
        return more;
    }

    private void work(Runnable call) {
        try {
            call.run();
        } finally {
            calls.end(Thread.currentThread());
        }
    }

    /** Lets the thread that calls take so much virtual time. */
    @Override
    public void pause(Duration duration) throws InterruptedException {
        pause(duration.toMillis());
    }

    @Override
    public void pause(long millis) throws InterruptedException {
        calls.await(() -> false, Math.addExact(clock.millis(), millis));
    }

    @Override
    public <T> Mailbox<T> mailbox() {
        return new DrivenMailbox<>(calls, clock);
    }

    @Override
    public Permits permits(int count) {
        return new DrivenPermits(calls, count);
    }

    private final class Call implements Running {
        private final Thread thread;

        Call(Thread thread) {
            this.thread = thread;
        }

        @Override
        public void start() {
            calls.begin(thread);
            thread.start();
        }

        @Override
        public void interrupt() {
            thread.interrupt();
        }

        @Override
        public boolean join(long millisMax) throws InterruptedException {
            return thread.join(Duration.ofMillis(millisMax));
        }
    }

    private final class DrivenLane implements Lane {
        private final ExecutorService thread;

        DrivenLane(ExecutorService thread) {
            this.thread = thread;
        }

        @Override
        public void execute(Runnable work) {
            count(1);
            thread.execute(() -> {
                try {
                    work.run();
                } finally {
                    count(-1);
                }
            });
        }

        private void count(int by) {
            calls.change(() -> laneWorks += by);
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }
}
