package io.stepwell.runtime.partition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a partition has been asked to do: by others, from any thread, and by itself when it could not be done the first
 * time. Bounded: clients are turned away when it is full, and those who want to start something as soon as what waits
 * is more than is done in a second, so that they hear it at once and what is open can still end.
 */
final class Inbox {
    private static final int CAPACITY = 10_000;
    private static final long POSTPONED_MILLIS = 5_000;

    private final ArrayBlockingQueue<Work> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Queue<Postponed> postponed = new ArrayDeque<>();
    private final Pace pace = new Pace(CAPACITY);
    private @Nullable Work first;

    private record Postponed(Work work, long dueMillis) {}

    boolean offer(Work work) {
        if (work instanceof Work.Start && queue.size() >= pace.room()) {
            return false;
        }
        return queue.offer(work);
    }

    void put(Work work) throws InterruptedException {
        queue.put(work);
    }

    /** Waits for work, at most so long; for the partition's thread. */
    void await(long millisMax) throws InterruptedException {
        first = queue.poll(millisMax, TimeUnit.MILLISECONDS);
    }

    /** Takes out as much as is to be decided at once. */
    List<Work> take(long nowMillis) {
        int limit = pace.round();
        List<Work> works = new ArrayList<>();
        if (first != null) {
            works.add(first);
            first = null;
        }
        while (works.size() < limit && !postponed.isEmpty() && postponed.peek().dueMillis() <= nowMillis) {
            works.add(postponed.remove().work());
        }
        queue.drainTo(works, limit - works.size());
        pace.took(works.size(), !queue.isEmpty(), nowMillis);
        return works;
    }

    /** What was taken is decided, which took so long. */
    void decided(int works, long millis) {
        pace.decided(works, millis);
    }

    /** Keeps work that could not be done now and that nobody would bring again. */
    void postpone(Work work, long nowMillis) {
        postponed.add(new Postponed(work, nowMillis + POSTPONED_MILLIS));
    }

    /** How long nothing postponed is due, in milliseconds. */
    long idleMillis(long nowMillis) {
        Postponed next = postponed.peek();
        return next == null ? Long.MAX_VALUE : Math.max(0, next.dueMillis() - nowMillis);
    }

    /** Tells all who wait that nothing came of it. */
    void refuseAll(RuntimeException reason) {
        List<Work> rest = new ArrayList<>();
        if (first != null) {
            rest.add(first);
            first = null;
        }
        queue.drainTo(rest);
        postponed.forEach(entry -> rest.add(entry.work()));
        postponed.clear();
        Works.refuse(rest, reason);
    }
}
