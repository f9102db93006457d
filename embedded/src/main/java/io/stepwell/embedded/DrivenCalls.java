package io.stepwell.embedded;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The calls of a node in virtual time: threads that work, during which time stands still, and threads that wait for a
 * moment or for each other. All of it is guarded by the lock, the clock is set under it.
 */
final class DrivenCalls {
    private final VirtualClock clock;
    private final ReentrantLock lock;
    private final Condition changed;
    private final Set<Thread> working = new HashSet<>();
    private final List<Wait> waits = new ArrayList<>();

    /** A thread that waits. */
    private static final class Wait {
        private final BooleanSupplier ready;
        private final long untilMillis;
        private final Thread thread;
        private final boolean counts;
        private boolean over;

        Wait(BooleanSupplier ready, long untilMillis, Thread thread, boolean counts) {
            this.ready = ready;
            this.untilMillis = untilMillis;
            this.thread = thread;
            this.counts = counts;
        }
    }

    DrivenCalls(VirtualClock clock, ReentrantLock lock, Condition changed) {
        this.clock = clock;
        this.lock = lock;
        this.changed = changed;
    }

    /** The thread is about to work. */
    void begin(Thread thread) {
        change(() -> working.add(thread));
    }

    /** The thread has done its work. */
    void end(Thread thread) {
        change(() -> working.remove(thread));
    }

    boolean isAnyWorking() {
        return !working.isEmpty();
    }

    /** Changes something that others may wait for. */
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            endIf(wait -> wait.ready.getAsBoolean());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the calling thread wait until something is so, or until a moment of virtual time. */
    void await(BooleanSupplier ready, long untilMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (ready.getAsBoolean() || untilMillis <= clock.millis()) {
                return;
            }
            Thread self = Thread.currentThread();
            Wait wait = new Wait(ready, untilMillis, self, working.remove(self));
            waits.add(wait);
            changed.signalAll();
            try {
                while (!wait.over) {
                    changed.await();
                }
            } finally {
                end(wait);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The next moment somebody waits for; {@link Long#MAX_VALUE} for none. */
    long nextDue() {
        return waits.stream().mapToLong(wait -> wait.untilMillis).min().orElse(Long.MAX_VALUE);
    }

    /** Those who waited for this moment go on. */
    void endDue() {
        endIf(wait -> wait.untilMillis <= clock.millis());
    }

    private void endIf(Predicate<Wait> condition) {
        for (Wait wait : List.copyOf(waits)) {
            if (condition.test(wait)) {
                end(wait);
            }
        }
    }

    /** The thread works again from this moment on, before it even knows. */
    private void end(Wait wait) {
        if (!wait.over) {
            wait.over = true;
            waits.remove(wait);
            if (wait.counts) {
                working.add(wait.thread);
            }
            changed.signalAll();
        }
    }
}
