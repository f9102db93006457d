package io.stepwell.runtime.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Tells lookers-on what has changed. Telling never waits: a looker-on who is too slow is told to look anew. */
public final class LiveFeed {
    private static final int WAITING_MAX = 512;

    private final Set<Listening> listeners = ConcurrentHashMap.newKeySet();

    /** What a looker-on has missed since the last look: a change of each execution, the newest. */
    public record News(List<Change> changes, boolean missedSome) {}

    /** Whether anybody looks on, so that telling is worth while. */
    public boolean isWatched() {
        return !listeners.isEmpty();
    }

    /** Tells all who look on. */
    public void tell(Change change) {
        listeners.forEach(listener -> listener.offer(change));
    }

    /** Begins to look on. */
    public Listening listen(Predicate<Change> wanted) {
        Listening listening = new Listening(wanted);
        listeners.add(listening);
        return listening;
    }

    /** One looker-on. Of each execution only the newest change waits, and of so many executions at the most. */
    public final class Listening implements AutoCloseable {
        private final Predicate<Change> wanted;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition arrived = lock.newCondition();
        private final Map<String, Change> waiting = new LinkedHashMap<>();
        private boolean missed;

        private Listening(Predicate<Change> wanted) {
            this.wanted = wanted;
        }

        private void offer(Change change) {
            if (!wanted.test(change)) {
                return;
            }
            lock.lock();
            try {
                if (waiting.size() < WAITING_MAX || waiting.containsKey(change.executionArn())) {
                    waiting.put(change.executionArn(), change);
                } else {
                    missed = true;
                }
                arrived.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** Waits for news, at most so long; then there may be none. */
        public News await(long millisMax) throws InterruptedException {
            lock.lock();
            try {
                long left = TimeUnit.MILLISECONDS.toNanos(millisMax);
                while (waiting.isEmpty() && !missed && left > 0) {
                    left = arrived.awaitNanos(left);
                }
                News news = new News(new ArrayList<>(waiting.values()), missed);
                waiting.clear();
                missed = false;
                return news;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            listeners.remove(this);
        }
    }
}
