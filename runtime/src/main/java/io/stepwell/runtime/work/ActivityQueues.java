package io.stepwell.runtime.work;

import io.stepwell.runtime.rows.ActivityQueueRows;
import io.stepwell.runtime.rows.ActivityQueueRows.Offer;
import io.stepwell.storage.Store;
import io.stepwell.storage.crash.CrashPoint;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The queues of activities as workers see them: a window on durable rows, so that memory does not grow with the
 * number of waiting tasks. An offer may turn out stale when it is taken; the partition has the last word.
 */
public final class ActivityQueues {
    private static final int WINDOW = 1_000;

    private final Store store;
    private final Map<String, Queue> queues = new ConcurrentHashMap<>();

    public ActivityQueues(Store store) {
        this.store = store;
    }

    /** A task waits for a worker; its row is durable. */
    public void offer(String activityArn, Offer offer) {
        queue(activityArn).add(offer);
        CrashPoint.OFFER_QUEUED.reached();
    }

    /** There may be rows nobody was told of: the windows are read anew. */
    public void readAgain() {
        queues.values().forEach(Queue::readAgain);
    }

    /** The oldest offer, once there is one; null when none came in time. */
    public @Nullable Offer take(String activityArn, long waitNanos) throws InterruptedException {
        return queue(activityArn).take(waitNanos);
    }

    /** The activity is gone. */
    public void forget(String activityArn) {
        queues.remove(activityArn);
    }

    private Queue queue(String activityArn) {
        return queues.computeIfAbsent(activityArn, Queue::new);
    }

    private final class Queue {
        private final String activityArn;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition offered = lock.newCondition();
        private final ArrayDeque<Offer> window = new ArrayDeque<>();
        private @Nullable Offer lastRead;
        private boolean storeMayHaveMore = true;

        Queue(String activityArn) {
            this.activityArn = activityArn;
        }

        void add(Offer offer) {
            lock.lock();
            try {
                if (storeMayHaveMore || window.size() >= WINDOW) {
                    storeMayHaveMore = true; // its row is found when the window is read on
                } else {
                    window.add(offer);
                }
                offered.signal();
            } finally {
                lock.unlock();
            }
        }

        void readAgain() {
            lock.lock();
            try {
                window.clear(); // all of them are rows
                lastRead = null;
                storeMayHaveMore = true;
                offered.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Nullable
        Offer take(long waitNanos) throws InterruptedException {
            long left = waitNanos;
            lock.lockInterruptibly();
            try {
                while (true) {
                    while (window.isEmpty() && storeMayHaveMore) {
                        readOn();
                    }
                    Offer first = window.poll();
                    if (first != null) {
                        if (!window.isEmpty() || storeMayHaveMore) {
                            offered.signal();
                        }
                        return first;
                    }
                    if (left <= 0) {
                        return null;
                    }
                    left = offered.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        }

        /**
         * Reads the next window. Rows may appear before a place already read, so only a reading that began at the
         * oldest row and reached the newest one knows them all.
         */
        private void readOn() {
            List<Offer> more = ActivityQueueRows.read(store, activityArn, lastRead, WINDOW);
            window.addAll(more);
            storeMayHaveMore = more.size() == WINDOW || lastRead != null;
            lastRead = more.size() == WINDOW ? more.getLast() : null;
        }
    }
}
