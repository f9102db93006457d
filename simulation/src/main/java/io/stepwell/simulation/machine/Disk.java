package io.stepwell.simulation.machine;

import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.memory.MemoryStore;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What survives the process. A process opens it as a {@link Store} that refuses, delays and loses writes as the faults
 * say; a commit is whole or not at all, as the contract of stores promises.
 */
public final class Disk {
    private final SimulatedClock clock;
    private final RandomGenerator random;
    private final Trace trace;
    private Faults faults;
    private MemoryStore rows = new MemoryStore();
    private long fullUntilMillis = Long.MIN_VALUE;

    public Disk(SimulatedClock clock, RandomGenerator random, Trace trace, Faults faults) {
        this.clock = clock;
        this.random = random;
        this.trace = trace;
        this.faults = faults;
    }

    /** From now on other things go wrong. */
    public void faults(Faults others) {
        faults = others;
        fullUntilMillis = Long.MIN_VALUE;
    }

    /** Opens the disk for a new process; whoever still holds the last handle can do no harm. */
    public Store open() {
        rows = rows.reopen();
        return new Handle(rows);
    }

    /** Whether no row of the table is durable. */
    public boolean isEmpty(Table table) {
        return rows.scan(table, new byte[0], new byte[] {-1, -1, -1, -1}, 1, false)
                .isEmpty();
    }

    /** What is durable now. */
    public Store durable() {
        return rows;
    }

    private boolean happens(int thousandths) {
        return thousandths > 0 && random.nextInt(1_000) < thousandths;
    }

    private final class Handle implements Store {
        private final MemoryStore store;

        Handle(MemoryStore store) {
            this.store = store;
        }

        @Override
        public void commit(List<PartitionBatch> batches) {
            refuseWhenFull();
            if (happens(faults.commitSlow())) {
                clock.advance(random.nextInt(60_000));
            }
            if (happens(faults.commitRefused())) {
                trace.add("commit refused");
                throw new StoreException("simulated: nothing was written", null);
            }
            store.commit(batches);
            batches.forEach(batch -> batch.batch().operations().forEach(this::note));
            if (happens(faults.commitUnsure())) {
                trace.add("commit unsure");
                throw new StoreException("simulated: all was written, yet the disk says no", null);
            }
        }

        private void note(WriteBatch.Operation operation) {
            trace.add(operation.key());
            byte[] value = operation.value();
            if (value != null) {
                trace.add(value);
            }
        }

        private void refuseWhenFull() {
            if (clock.millis() < fullUntilMillis) {
                throw new StoreException("simulated: the disk is full", null);
            }
            if (happens(faults.diskFull())) {
                trace.add("disk full");
                fullUntilMillis = clock.millis() + random.nextInt(30_000);
                throw new StoreException("simulated: the disk is full", null);
            }
        }

        @Override
        public byte @Nullable [] get(Table table, byte[] key) {
            failSometimes();
            return store.get(table, key);
        }

        @Override
        public List<Row> scan(Table table, byte[] from, byte[] to, int limit, boolean reverse) {
            failSometimes();
            return store.scan(table, from, to, limit, reverse);
        }

        private void failSometimes() {
            if (happens(faults.readFails())) {
                trace.add("read failed");
                throw new StoreException("simulated: the disk cannot be read", null);
            }
        }

        @Override
        public long acquire(int partition) {
            refuseWhenFull();
            return store.acquire(partition);
        }

        @Override
        public void backup(Path target) {
            store.backup(target);
        }

        @Override
        public void close() {
            // the disk outlives the process
        }
    }
}
