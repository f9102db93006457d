package io.stepwell.storage;

import static io.stepwell.storage.StoreRows.bytes;
import static io.stepwell.storage.StoreRows.keys;
import static io.stepwell.storage.StoreRows.put;
import static io.stepwell.storage.StoreRows.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store promises, seen by one thread. {@link StoreConcurrencyContractTest} has the promises among threads. */
public abstract class StoreContractTest {
    private static final byte[] FIRST = {};
    private static final byte[] LAST = {-1, -1, -1, -1, -1, -1, -1, -1};

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

    /** Opens what {@link Store#backup} wrote. */
    protected Store openBackup(Path folder) {
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
    void answersNothingForAKeyThatWasNeverPut() {
        assertThat(store.get(Table.JOURNAL, bytes("a"))).isNull();
    }

    @Test
    void readsBackWhatWasCommitted() {
        put(store, Table.JOURNAL, "a", "1");
        assertThat(store.get(Table.JOURNAL, bytes("a"))).isEqualTo(bytes("1"));
    }

    @Test
    void keepsTheSameKeyOfTwoTablesApart() {
        for (Table table : Table.values()) {
            put(store, table, "a", table.name());
        }
        for (Table table : Table.values()) {
            assertThat(store.get(table, bytes("a"))).isEqualTo(bytes(table.name()));
        }
    }

    @Test
    void keepsEmptyKeysAndEmptyValues() {
        put(store, Table.TAG, "", "empty key");
        put(store, Table.TAG, "a", "");
        assertThat(store.get(Table.TAG, bytes(""))).isEqualTo(bytes("empty key"));
        assertThat(store.get(Table.TAG, bytes("a"))).isEmpty();
        assertThat(keys(store.scan(Table.TAG, FIRST, LAST, 10, false))).containsExactly("", "a");
    }

    @Test
    void overwritesAndDeletes() {
        put(store, Table.TIMER, "a", "1");
        put(store, Table.TIMER, "a", "2");
        assertThat(store.get(Table.TIMER, bytes("a"))).isEqualTo(bytes("2"));
        WriteBatch deletion = new WriteBatch();
        deletion.delete(Table.TIMER, bytes("a"));
        deletion.delete(Table.TIMER, bytes("never there"));
        store.commit(List.of(new PartitionBatch(0, 0, deletion)));
        assertThat(store.get(Table.TIMER, bytes("a"))).isNull();
        assertThat(store.scan(Table.TIMER, FIRST, LAST, 10, false)).isEmpty();
    }

    @Test
    void letsTheLaterOperationOfABatchWin() {
        WriteBatch batch = new WriteBatch();
        batch.put(Table.TASK, bytes("put put"), bytes("1"));
        batch.put(Table.TASK, bytes("put put"), bytes("2"));
        batch.put(Table.TASK, bytes("put delete"), bytes("1"));
        batch.delete(Table.TASK, bytes("put delete"));
        batch.delete(Table.TASK, bytes("delete put"));
        batch.put(Table.TASK, bytes("delete put"), bytes("3"));
        store.commit(List.of(new PartitionBatch(0, 0, batch)));
        assertThat(keys(store.scan(Table.TASK, FIRST, LAST, 10, false))).containsExactly("delete put", "put put");
        assertThat(store.get(Table.TASK, bytes("put put"))).isEqualTo(bytes("2"));
        assertThat(store.get(Table.TASK, bytes("delete put"))).isEqualTo(bytes("3"));
    }

    @Test
    void letsTheLaterBatchOfACommitWin() {
        WriteBatch first = new WriteBatch();
        first.put(Table.TASK, bytes("a"), bytes("1"));
        WriteBatch second = new WriteBatch();
        second.put(Table.TASK, bytes("a"), bytes("2"));
        store.commit(List.of(new PartitionBatch(0, 0, first), new PartitionBatch(1, 0, second)));
        assertThat(store.get(Table.TASK, bytes("a"))).isEqualTo(bytes("2"));
    }

    @Test
    void acceptsAnEmptyCommitAndAnEmptyBatch() {
        store.commit(List.of());
        store.commit(List.of(new PartitionBatch(0, 0, new WriteBatch())));
        assertThat(store.scan(Table.TASK, FIRST, LAST, 10, false)).isEmpty();
    }

    @Test
    void scansInTheOrderOfUnsignedBytes() {
        byte[][] ordered = {{}, {0}, {0, 0}, {0, -1}, {1}, {127}, {(byte) 128}, {-1}, {-1, 0}, {-1, -1}};
        WriteBatch batch = new WriteBatch();
        for (int i = ordered.length - 1; i >= 0; i--) {
            batch.put(Table.OUTBOX, ordered[i], new byte[] {(byte) i});
        }
        store.commit(List.of(new PartitionBatch(0, 0, batch)));
        assertThat(values(store.scan(Table.OUTBOX, FIRST, LAST, 100, false)))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(values(store.scan(Table.OUTBOX, FIRST, LAST, 100, true)))
                .containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    }

    @Test
    void scansFromTheLowerBoundUpToButWithoutTheUpperBound() {
        for (String key : List.of("a", "b", "ba", "c", "d")) {
            put(store, Table.CLOSED, key, key);
        }
        assertThat(keys(store.scan(Table.CLOSED, bytes("b"), bytes("d"), 10, false)))
                .containsExactly("b", "ba", "c");
        assertThat(keys(store.scan(Table.CLOSED, bytes("b"), bytes("d"), 10, true)))
                .containsExactly("c", "ba", "b");
        assertThat(keys(store.scan(Table.CLOSED, bytes("aa"), bytes("bb"), 10, false)))
                .containsExactly("b", "ba");
        assertThat(keys(store.scan(Table.CLOSED, bytes("b"), bytes("d"), 2, false)))
                .containsExactly("b", "ba");
        assertThat(keys(store.scan(Table.CLOSED, bytes("b"), bytes("d"), 2, true)))
                .containsExactly("c", "ba");
        assertThat(store.scan(Table.CLOSED, bytes("b"), bytes("b"), 10, false)).isEmpty();
        assertThat(store.scan(Table.CLOSED, bytes("c"), bytes("b"), 10, false)).isEmpty();
        assertThat(store.scan(Table.CLOSED, bytes("c"), bytes("b"), 10, true)).isEmpty();
        assertThat(store.scan(Table.CLOSED, bytes("e"), LAST, 10, true)).isEmpty();
    }

    @Test
    void refusesAScanWithoutALimit() {
        assertThatThrownBy(() -> store.scan(Table.CLOSED, FIRST, LAST, 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit");
    }

    @Test
    void keepsAValueOfEightMebibytes() {
        byte[] large = new byte[8 << 20];
        new Random(8).nextBytes(large);
        WriteBatch batch = new WriteBatch();
        batch.put(Table.JOURNAL, bytes("large"), large);
        store.commit(List.of(new PartitionBatch(0, 0, batch)));
        store = reopen(store, parent.resolve("store"));
        assertThat(store.get(Table.JOURNAL, bytes("large"))).isEqualTo(large);
    }

    @Test
    void doesNotNoticeWhenACallerChangesAnArrayAfterTheCommit() {
        byte[] key = bytes("a");
        byte[] value = bytes("1");
        WriteBatch batch = new WriteBatch();
        batch.put(Table.META, key, value);
        store.commit(List.of(new PartitionBatch(0, 0, batch)));
        key[0] = 'z';
        value[0] = '9';
        assertThat(store.get(Table.META, bytes("a"))).isEqualTo(bytes("1"));
    }

    @Test
    void seesEverythingCommittedAfterItWasOpenedAgain() {
        for (int i = 0; i < 500; i++) {
            put(store, Table.values()[i % Table.values().length], "key " + i, "value " + i);
        }
        store = reopen(store, parent.resolve("store"));
        for (int i = 0; i < 500; i++) {
            assertThat(store.get(Table.values()[i % Table.values().length], bytes("key " + i)))
                    .isEqualTo(bytes("value " + i));
        }
    }

    @Test
    void refusesToWorkAfterItWasClosed() {
        put(store, Table.META, "a", "1");
        store.close();
        store.close();
        assertThatThrownBy(() -> store.get(Table.META, bytes("a")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.scan(Table.META, FIRST, LAST, 1, false)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> put(store, Table.META, "a", "2")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.acquire(1)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.backup(parent.resolve("copy"))).isInstanceOf(StoreException.class);
    }
}
