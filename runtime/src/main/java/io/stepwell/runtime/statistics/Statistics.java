package io.stepwell.runtime.statistics;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.language.definition.StateType;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.KeyWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Counts what commits, and keeps the counts in the store. Between two calls of {@link #keep} they are in memory alone: a
 * crash loses what was counted in those seconds, never anything of an execution.
 */
public final class Statistics {
    /** When so many cells wait to be kept, new ones are not counted: a bound on memory, not one to meet in life. */
    private static final int CELLS_MAX = 50_000;

    private static final int ROWS_PER_READ = 5_000;
    private static final int DELETED_PER_BATCH = 2_000;

    private final Store store;
    private final int partition;
    private final long epoch;
    private Map<Cell, Tally> fresh = new HashMap<>();

    /**
     * Statistics in a store.
     *
     * @param partition the number under which writes are fenced, acquired with this epoch
     */
    public Statistics(Store store, int partition, long epoch) {
        this.store = store;
        this.partition = partition;
        this.epoch = epoch;
    }

    /**
     * Takes in a decision that has been committed.
     *
     * @param stays the states it was in before; brought up to date
     */
    public synchronized void take(Whose whose, OpenStays stays, List<Event> events) {
        for (Event event : events) {
            take(whose, stays, event);
        }
    }

    private void take(Whose whose, OpenStays stays, Event event) {
        long at = event.head().timeMillis();
        switch (event) {
            case Event.ExecutionStarted ignored -> whole(whose, at, Tally::begin);
            case Event.ExecutionSucceeded ignored -> closed(whose, at, ExecutionStatus.SUCCEEDED);
            case Event.ExecutionFailed ignored -> closed(whose, at, ExecutionStatus.FAILED);
            case Event.ExecutionAborted ignored -> closed(whose, at, ExecutionStatus.ABORTED);
            case Event.ExecutionTimedOut ignored -> closed(whose, at, ExecutionStatus.TIMED_OUT);
            case Event.StateEntered e -> {
                stays.enter(e.branch(), new OpenStays.Stay(e.name(), at));
                state(whose, at, e.name(), Tally::begin);
                if (e.type() == StateType.FAIL) {
                    state(whose, at, e.name(), Tally::fail);
                }
            }
            case Event.StateExited e -> {
                OpenStays.Stay stay = stays.leave(e.branch());
                if (stay != null) {
                    state(whose, at, e.name(), tally -> tally.leave(at - stay.enteredMillis()));
                }
            }
            case Event.StateAborted e -> stays.leave(e.branch());
            case Event.EvaluationFailed e -> failed(whose, at, stays, e.branch());
            case Event.TaskFailed e -> failed(whose, at, stays, e.branch());
            case Event.TaskTimedOut e -> failed(whose, at, stays, e.branch());
            case Event.ParallelFailed e -> failed(whose, at, stays, e.branch());
            case Event.MapFailed e -> failed(whose, at, stays, e.branch());
            case Event.RetryScheduled e -> ofBranch(whose, at, stays, e.branch(), Tally::retry);
            default -> {} // what happens within a state; new kinds of events are such until they are counted here
        }
    }

    private void closed(Whose whose, long at, ExecutionStatus end) {
        whole(whose, at, tally -> tally.close(end, at - whose.startMillis()));
    }

    private void failed(Whose whose, long at, OpenStays stays, int branch) {
        ofBranch(whose, at, stays, branch, Tally::fail);
    }

    private void ofBranch(Whose whose, long at, OpenStays stays, int branch, Consumer<Tally> count) {
        OpenStays.Stay stay = stays.in(branch);
        if (stay != null) {
            state(whose, at, stay.state(), count);
        }
    }

    private void whole(Whose whose, long at, Consumer<Tally> count) {
        count(whose, Period.HOUR, at, "", count);
        count(whose, Period.FIVE_MINUTES, at, "", count);
    }

    private void state(Whose whose, long at, String state, Consumer<Tally> count) {
        count(whose, Period.HOUR, at, state, count);
    }

    private void count(Whose whose, Period period, long at, String state, Consumer<Tally> count) {
        Cell cell = new Cell(period, period.startOf(at), whose.machineArn(), whose.revision(), state);
        Tally tally = fresh.get(cell);
        if (tally == null && fresh.size() < CELLS_MAX) {
            tally = new Tally();
            fresh.put(cell, tally);
        }
        if (tally != null) {
            count.accept(tally);
        }
    }

    /**
     * Makes durable what was counted since the last time.
     *
     * @throws io.stepwell.storage.StoreException when the store cannot write; the counts are kept for the next time
     */
    public void keep() {
        Map<Cell, Tally> counted;
        synchronized (this) {
            if (fresh.isEmpty()) {
                return;
            }
            counted = fresh;
            fresh = new HashMap<>();
        }
        try {
            WriteBatch batch = new WriteBatch();
            counted.forEach((cell, tally) -> {
                byte[] before = store.get(Table.STATISTIC, cell.key());
                Tally sum = before == null ? new Tally() : Tally.of(before);
                sum.addAll(tally);
                batch.put(Table.STATISTIC, cell.key(), sum.toBytes());
            });
            commit(batch);
        } catch (RuntimeException e) {
            putBack(counted);
            throw e;
        }
    }

    private synchronized void putBack(Map<Cell, Tally> counted) {
        counted.forEach((cell, tally) -> fresh.merge(cell, tally, (newer, older) -> {
            newer.addAll(older);
            return newer;
        }));
    }

    /** Deletes what was counted before this time, and what is finer than an hour and older than two days. */
    public void forget(long beforeMillis, long nowMillis) {
        delete(Period.HOUR, beforeMillis);
        delete(Period.FIVE_MINUTES, nowMillis - Period.FINE_KEPT.toMillis());
    }

    private void delete(Period period, long beforeMillis) {
        byte[] from = Cell.prefix(period, 0).toBytes();
        byte[] to = Cell.prefix(period, Math.max(0, beforeMillis)).toBytes();
        WriteBatch batch = new WriteBatch();
        store.scan(Table.STATISTIC, from, to, DELETED_PER_BATCH, false)
                .forEach(row -> batch.delete(Table.STATISTIC, row.key()));
        if (!batch.isEmpty()) {
            commit(batch);
        }
    }

    private void commit(WriteBatch batch) {
        store.commit(List.of(new PartitionBatch(partition, epoch, batch)));
    }

    /** What was counted of one state machine in periods that begin in {@code [from, to)}, what is fresh included. */
    public Map<Cell, Tally> of(String machineArn, Period period, long fromMillis, long toMillis) {
        Map<Cell, Tally> found = new HashMap<>();
        for (long at = period.startOf(fromMillis); at < toMillis; at += period.millis()) {
            byte[] from = Cell.prefix(period, at, machineArn).toBytes();
            read(period, from, KeyWriter.successor(from), found);
        }
        return withFresh(found, cell -> cell.machineArn().equals(machineArn), period, fromMillis, toMillis);
    }

    /** What was counted of the executions of all state machines in periods that begin in {@code [from, to)}. */
    public Map<Cell, Tally> ofExecutions(Period period, long fromMillis, long toMillis) {
        Map<Cell, Tally> found = new HashMap<>();
        byte[] from =
                Cell.prefix(period, Math.max(0, period.startOf(fromMillis))).toBytes();
        read(period, from, Cell.prefix(period, toMillis).toBytes(), found);
        found.keySet().removeIf(cell -> !cell.state().isEmpty());
        return withFresh(found, cell -> cell.state().isEmpty(), period, fromMillis, toMillis);
    }

    private void read(Period period, byte[] from, byte[] to, Map<Cell, Tally> found) {
        byte[] at = from;
        List<Row> rows;
        do {
            rows = store.scan(Table.STATISTIC, at, to, ROWS_PER_READ, false);
            rows.forEach(row -> found.put(Cell.of(period, row.key()), Tally.of(row.value())));
            if (!rows.isEmpty()) {
                at = KeyWriter.successor(rows.getLast().key());
            }
        } while (rows.size() == ROWS_PER_READ);
    }

    private synchronized Map<Cell, Tally> withFresh(
            Map<Cell, Tally> found, Predicate<Cell> wanted, Period period, long fromMillis, long toMillis) {
        fresh.forEach((cell, tally) -> {
            boolean within = cell.startMillis() >= period.startOf(fromMillis) && cell.startMillis() < toMillis;
            if (cell.period() == period && within && wanted.test(cell)) {
                found.computeIfAbsent(cell, _ -> new Tally()).addAll(tally);
            }
        });
        return found;
    }

    /** The tallies of the same state, or of the same period, summed up. */
    public static <K extends Comparable<K>> TreeMap<K, Tally> sum(Map<Cell, Tally> tallies, Function<Cell, K> by) {
        TreeMap<K, Tally> sums = new TreeMap<>();
        tallies.forEach((cell, tally) ->
                sums.computeIfAbsent(by.apply(cell), _ -> new Tally()).addAll(tally));
        return sums;
    }
}
