package io.stepwell.runtime.maprun;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.runtime.MapRuns.Tally;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.MapRunRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which children of a map run have begun and ended.
 *
 * <pre>
 *   0 ............ settled .................... begun ......
 *   all have ended        some run, some ended        none known, but for ends learned after a crash
 * </pre>
 *
 * Memory grows with the distance between the first child that runs and the last that ended, so that is bounded too.
 */
final class Progress {
    /** How far children may get ahead of the slowest one. */
    private static final int AHEAD_MAX = 200_000;

    private final Map<Long, Integer> running = new HashMap<>();
    private final Map<Long, Integer> strays = new HashMap<>();
    private final Map<Long, Integer> redone = new HashMap<>();
    private final Map<Long, EndedChild> ahead = new HashMap<>();
    private final Count all;
    private final Count settled;
    private long settledChildren;
    private long begun;
    private long begunItems;
    private long runningItems;
    private long beyond;
    private long beyondItems;

    /** Goes on behind the children that the row knows to have ended. */
    Progress(MapRunRow row) {
        all = new Count(row.items(), row.executions());
        settled = new Count(row.items(), row.executions());
        settledChildren = row.settled();
        begun = row.settled();
        begunItems = settled.items().ended();
    }

    /** Whether another child may begin beside those that run, of which at most so many may. */
    boolean mayBegin(long atOnce) {
        return running.size() < atOnce && begun - settledChildren < AHEAD_MAX;
    }

    /** The next child begins; answers whether it is yet to be run. */
    boolean begin(int items) {
        long index = begun++;
        begunItems += items;
        if (ahead.containsKey(index)) {
            settle();
            return false;
        }
        running.put(index, items);
        runningItems += items;
        return true;
    }

    /** A child, the next to begin or one that nobody will come to, is not to be taken up again any more: it was. */
    void redone(long index, int items) {
        all.redone(items);
        redone.put(index, items);
    }

    /** The index the next child gets. */
    long begun() {
        return begun;
    }

    /** A child runs that an earlier drive began, and perhaps this one, which will not come to it any more. */
    void stray(long index, int items) {
        if (index >= begun && !ahead.containsKey(index) && strays.putIfAbsent(index, items) == null) {
            runningItems += items;
        }
    }

    /** Those that an earlier drive began and that still run. */
    List<Long> strays() {
        return List.copyOf(strays.keySet());
    }

    /** How many items the children begun have. */
    long begunItems() {
        return begunItems;
    }

    /** A child has ended; does nothing when that is known. */
    void end(EndedChild child) {
        if (child.index() < settledChildren || ahead.containsKey(child.index())) {
            return;
        }
        Integer items = (child.index() < begun ? running : strays).remove(child.index());
        runningItems -= items == null ? 0 : items;
        ahead.put(
                child.index(), new EndedChild(child.index(), child.status(), child.items(), child.redrivable(), null));
        all.add(child);
        settle();
    }

    /** A child that had ended before, which nobody will come to. */
    void count(EndedChild child) {
        beyond++;
        beyondItems += child.items();
        if (!ahead.containsKey(child.index())) {
            all.add(child);
        }
    }

    private void settle() {
        while (settledChildren < begun) {
            EndedChild next = ahead.remove(settledChildren);
            if (next == null) {
                return;
            }
            settled.add(next);
            Integer items = redone.remove(settledChildren);
            if (items != null) {
                settled.redone(items);
            }
            settledChildren++;
        }
    }

    /** How many children from the first on have ended without a gap. */
    long settledChildren() {
        return settledChildren;
    }

    /** All that run. */
    List<Long> running() {
        List<Long> all = new ArrayList<>(running.keySet());
        all.addAll(strays.keySet());
        return all;
    }

    boolean isIdle() {
        return running.isEmpty() && strays.isEmpty();
    }

    Tally settledItems() {
        return settled.items();
    }

    Tally settledExecutions() {
        return settled.executions();
    }

    /** All items, of which so many are known; -1 for those of the children begun. */
    Tally items(long total) {
        return all.items(total < 0 ? begunItems + beyondItems : total, runningItems);
    }

    /** All children, of which so many are known; -1 for those begun. */
    Tally executions(long total) {
        return all.executions(total < 0 ? begun + beyond : total, running.size() + strays.size());
    }

    /** Items whose child failed or timed out: what is tolerated up to a bound. */
    long failedItems() {
        return all.failedItems();
    }

    /** Ends by status, of children and of their items. */
    private static final class Count {
        private final long[] items = new long[ExecutionStatus.values().length];
        private final long[] executions = new long[ExecutionStatus.values().length];
        private long itemsNotRedrivable;
        private long executionsNotRedrivable;
        private long itemsToRedo;
        private long executionsToRedo;

        Count(Tally ofItems, Tally ofExecutions) {
            set(items, ofItems);
            set(executions, ofExecutions);
            itemsNotRedrivable = ofItems.failuresNotRedrivable();
            executionsNotRedrivable = ofExecutions.failuresNotRedrivable();
            itemsToRedo = ofItems.pendingRedrive();
            executionsToRedo = ofExecutions.pendingRedrive();
        }

        private static void set(long[] counts, Tally tally) {
            counts[ExecutionStatus.SUCCEEDED.ordinal()] = tally.succeeded();
            counts[ExecutionStatus.FAILED.ordinal()] = tally.failed();
            counts[ExecutionStatus.TIMED_OUT.ordinal()] = tally.timedOut();
            counts[ExecutionStatus.ABORTED.ordinal()] = tally.aborted();
        }

        void add(EndedChild child) {
            items[child.status().ordinal()] += child.items();
            executions[child.status().ordinal()]++;
            if (!child.redrivable()) {
                itemsNotRedrivable += child.items();
                executionsNotRedrivable++;
            }
        }

        void redone(int ofItems) {
            itemsToRedo -= ofItems;
            executionsToRedo--;
        }

        long failedItems() {
            return items[ExecutionStatus.FAILED.ordinal()] + items[ExecutionStatus.TIMED_OUT.ordinal()];
        }

        Tally items() {
            return items(0, 0);
        }

        Tally executions() {
            return executions(0, 0);
        }

        Tally items(long total, long runningNow) {
            return tally(items, total, runningNow, itemsNotRedrivable, itemsToRedo);
        }

        Tally executions(long total, long runningNow) {
            return tally(executions, total, runningNow, executionsNotRedrivable, executionsToRedo);
        }

        private static Tally tally(long[] counts, long total, long runningNow, long notRedrivable, long toRedo) {
            long known = runningNow + toRedo;
            for (long count : counts) {
                known += count;
            }
            return new Tally(
                    Math.max(total, known), // ends may be told of before their children are come to
                    runningNow,
                    counts[ExecutionStatus.SUCCEEDED.ordinal()],
                    counts[ExecutionStatus.FAILED.ordinal()],
                    counts[ExecutionStatus.TIMED_OUT.ordinal()],
                    counts[ExecutionStatus.ABORTED.ordinal()],
                    0,
                    notRedrivable,
                    toRedo);
        }
    }
}
