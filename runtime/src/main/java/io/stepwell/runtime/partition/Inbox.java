package io.stepwell.runtime.partition;

import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a partition has been asked to do: by others, from any thread, and by itself when it could not be done the first
 * time. Bounded: clients are turned away when it is full, and those who want to start something as soon as more starts
 * wait than are made in a second, so that they hear it at once and what is open can still end.
 *
 * <p>A start waits for a place that what is begun leaves it. If it did not, long executions would be begun faster than
 * they end for as long as anybody asks, and the inbox, from which the starts are gone, would refuse nobody.
 */
final class Inbox {
    private static final int CAPACITY = 10_000;
    private static final long POSTPONED_MILLIS = 5_000;

    /** A start that has found no place for so long is refused: it was let in when there was hope. */
    private static final long HOPE_MILLIS = 10_000;

    /**
     * What goes on for ever must not keep all others from their start: one is made for so many decisions about what is
     * begun. The longest history of AWS has room for 62 decisions, so that what starts like this also ends.
     */
    private static final int DECISIONS_PER_START = 64;

    private final ArrayBlockingQueue<Work> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Queue<Waiting> starts = new ArrayDeque<>();
    private volatile int startsWaiting;
    private int decisionsSinceStart;
    private final Queue<Postponed> postponed = new ArrayDeque<>();
    private final Pace pace = new Pace(CAPACITY);
    private @Nullable Work first;

    private record Postponed(Work work, long dueMillis) {}

    private record Waiting(Work.Start start, long sinceMillis) {}

    boolean offer(Work work) {
        if (work instanceof Work.Start && queue.size() + startsWaiting >= pace.room()) {
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

    /** How much is to be decided at once. */
    int round() {
        return pace.round();
    }

    /** Takes out what is about executions that are begun, at most so much. */
    List<Work> takeBegun(int places, long nowMillis) {
        List<Work> works = new ArrayList<>();
        if (first != null) {
            sort(first, works, nowMillis);
            first = null;
        }
        while (works.size() < places && !postponed.isEmpty() && postponed.peek().dueMillis() <= nowMillis) {
            works.add(postponed.remove().work());
        }
        List<Work> next = new ArrayList<>();
        while (starts.size() < CAPACITY && queue.drainTo(next, places - works.size()) > 0) {
            next.forEach(work -> sort(work, works, nowMillis));
            next.clear();
        }
        startsWaiting = starts.size();
        return works;
    }

    /** The children of a map run belong to what is begun; and when it stops one, that must not overtake its start. */
    private void sort(Work work, List<Work> begun, long nowMillis) {
        if (work instanceof Work.Start start && start.row().child() == null) {
            starts.add(new Waiting(start, nowMillis));
        } else {
            begun.add(work);
        }
    }

    /**
     * Takes out starts.
     *
     * @param places how much is decided at once
     * @param begun how much of that is about executions that are begun: starts get what is left, and one now and then
     *     when nothing is
     */
    List<Work> takeStarts(int places, int begun, long nowMillis) {
        refuseHopeless(nowMillis);
        decisionsSinceStart += begun;
        int atLeast = decisionsSinceStart >= DECISIONS_PER_START ? 1 : 0;
        List<Work> works = new ArrayList<>();
        while (works.size() < Math.max(places - begun, atLeast) && !starts.isEmpty()) {
            works.add(starts.remove().start());
        }
        if (!works.isEmpty() || starts.isEmpty()) {
            decisionsSinceStart = 0;
        }
        startsWaiting = starts.size();
        pace.took(works.size(), !starts.isEmpty(), nowMillis);
        return works;
    }

    private void refuseHopeless(long nowMillis) {
        while (!starts.isEmpty() && nowMillis - starts.peek().sinceMillis() > HOPE_MILLIS) {
            Work.Start start = starts.remove().start();
            Works.refuse(List.of(start), new RequestRefused(Reason.THROTTLED, Works.executionArn(start)));
        }
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
        starts.forEach(waiting -> rest.add(waiting.start()));
        starts.clear();
        startsWaiting = 0;
        postponed.forEach(entry -> rest.add(entry.work()));
        postponed.clear();
        Works.refuse(rest, reason);
    }
}
