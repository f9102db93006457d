package io.stepwell.runtime.statistics;

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
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The sums of what was counted and committed, kept in the store. Between two calls of {@link #keep} they are in memory alone: a
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
    private Counts fresh = new Counts();

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

    /** Takes in what was counted in a round of decisions that has been committed. */
    public synchronized void add(Counts counts) {
        fresh.addAll(counts, CELLS_MAX);
    }

    /**
     * Makes durable what was counted since the last time.
     *
     * @throws io.stepwell.storage.StoreException when the store cannot write; the counts are kept for the next time
     */
    public void keep() {
        Counts counted;
        synchronized (this) {
            if (fresh.isEmpty()) {
                return;
            }
            counted = fresh;
            fresh = new Counts();
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
            add(counted);
            throw e;
        }
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
