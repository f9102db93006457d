package io.stepwell.storage;

import static io.stepwell.storage.StoreRows.batch;
import static io.stepwell.storage.StoreRows.bytes;
import static io.stepwell.storage.StoreRows.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store promises about owners of partitions: only the latest one can write. */
public abstract class StoreFencingContractTest {
    @TempDir
    Path parent;

    private Store store;

    /** Opens a store on a folder that is new, or that an earlier store of this test left behind. */
    protected abstract Store open(Path folder);

    /** Closes the store and opens its folder again. */
    protected Store reopen(Store closing, Path folder) {
        closing.close();
        return open(folder);
    }

    @BeforeEach
    void openStore() {
        store = open(parent.resolve("store"));
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void raisesTheEpochOfOnePartitionWithEachAcquisition() {
        long first = store.acquire(3);
        long second = store.acquire(3);
        assertThat(first).isPositive();
        assertThat(second).isGreaterThan(first);
        long other = store.acquire(4);
        put(store, 4, other, Table.TASK, "a", "1");
        put(store, 3, second, Table.TASK, "b", "2");
        assertThat(store.get(Table.TASK, bytes("b"))).isEqualTo(bytes("2"));
    }

    @Test
    void writesNothingForAStaleOwner() {
        long stale = store.acquire(3);
        long current = store.acquire(3);
        assertThatThrownBy(() -> put(store, 3, stale, Table.TASK, "a", "1"))
                .isInstanceOf(StaleEpochException.class)
                .hasMessageContaining("partition 3")
                .hasMessageContaining(stale + " < " + current);
        assertThat(store.get(Table.TASK, bytes("a"))).isNull();
    }

    @Test
    void writesNothingAtAllWhenOneBatchOfTheCommitIsStale() {
        long fine = store.acquire(1);
        long stale = store.acquire(2);
        store.acquire(2);
        PartitionBatch before = batch(1, fine, Table.TASK, "before", "1");
        PartitionBatch between = batch(2, stale, Table.TASK, "stale", "1");
        PartitionBatch after = batch(1, fine, Table.JOURNAL, "after", "1");
        assertThatThrownBy(() -> store.commit(List.of(before, between, after))).isInstanceOf(StaleEpochException.class);
        assertThat(store.get(Table.TASK, bytes("before"))).isNull();
        assertThat(store.get(Table.TASK, bytes("stale"))).isNull();
        assertThat(store.get(Table.JOURNAL, bytes("after"))).isNull();
    }

    @Test
    void checksTheEpochOfAnEmptyBatchToo() {
        long stale = store.acquire(2);
        store.acquire(2);
        assertThatThrownBy(() -> store.commit(List.of(new PartitionBatch(2, stale, new WriteBatch()))))
                .isInstanceOf(StaleEpochException.class);
    }

    @Test
    void refusesAnEpochItNeverGave() {
        long epoch = store.acquire(2);
        assertThatThrownBy(() -> put(store, 2, epoch + 1, Table.TASK, "a", "1"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("partition 2");
        assertThat(store.get(Table.TASK, bytes("a"))).isNull();
    }

    @Test
    void remembersEpochsWhenItIsOpenedAgain() {
        store.acquire(3);
        long before = store.acquire(3);
        store = reopen(store, parent.resolve("store"));
        put(store, 3, before, Table.TASK, "a", "1");
        long after = store.acquire(3);
        assertThat(after).isGreaterThan(before);
        assertThatThrownBy(() -> put(store, 3, before, Table.TASK, "a", "2")).isInstanceOf(StaleEpochException.class);
        assertThat(store.get(Table.TASK, bytes("a"))).isEqualTo(bytes("1"));
    }

    @Test
    void givesEachOfManyConcurrentOwnersAnEpochOfItsOwn() throws Exception {
        Set<Long> epochs = ConcurrentHashMap.newKeySet();
        Callable<Boolean> owner = () -> {
            boolean allNew = true;
            for (int i = 0; i < 25; i++) {
                allNew &= epochs.add(store.acquire(5));
            }
            return allNew;
        };
        try (ExecutorService owners = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> each : owners.invokeAll(List.of(owner, owner, owner, owner))) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(epochs).hasSize(100);
    }

    /** A take-over while the old owner is writing: whatever it was acknowledged for came before the take-over. */
    @Test
    void acknowledgesNoWriteOfAnOwnerAfterItsPartitionWasTakenOver() throws Exception {
        long old = store.acquire(6);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Integer> writer = threads.submit(() -> {
                for (int i = 0; ; i++) {
                    try {
                        put(store, 6, old, Table.META, "count", Integer.toString(i));
                    } catch (StaleEpochException takenOver) {
                        return i - 1;
                    }
                }
            });
            while (store.get(Table.META, bytes("count")) == null) {
                Thread.onSpinWait();
            }
            store.acquire(6);
            String seenByNewOwner = StoreRows.text(store.get(Table.META, bytes("count")));
            assertThat(seenByNewOwner).isEqualTo(Integer.toString(writer.get()));
        }
    }
}
