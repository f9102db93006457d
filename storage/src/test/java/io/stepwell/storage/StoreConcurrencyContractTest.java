package io.stepwell.storage;

import static io.stepwell.storage.StoreRows.bytes;
import static io.stepwell.storage.StoreRows.put;
import static io.stepwell.storage.StoreRows.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store promises while many threads use it, and while a backup is made. */
public abstract class StoreConcurrencyContractTest {
    private static final byte[] FIRST = {};
    private static final byte[] LAST = {-1, -1, -1, -1, -1, -1, -1, -1};
    private static final int WRITERS = 4;
    private static final int COMMITS = 100;

    @TempDir
    Path parent;

    private Store store;

    /** Opens a store on a folder that is new, or that an earlier store of this test left behind. */
    protected abstract Store open(Path folder);

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
    void keepsTheCommitsOfManyThreads() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                int writer = w;
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < COMMITS; i++) {
                        String key = "%02d/%04d".formatted(writer, i);
                        put(store, Table.EXECUTION, key, key);
                        assertThat(text(store.get(Table.EXECUTION, bytes(key)))).isEqualTo(key);
                    }
                }));
            }
            for (Future<?> each : writers) {
                each.get();
            }
        }
        List<Row> rows = store.scan(Table.EXECUTION, FIRST, LAST, WRITERS * COMMITS + 1, false);
        assertThat(rows).hasSize(WRITERS * COMMITS);
        assertThat(rows).allSatisfy(row -> assertThat(row.value()).isEqualTo(row.key()));
    }

    @Test
    void showsAReaderAllOfACommitOrNothing() throws Exception {
        commitPair(0);
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch reading = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> reader = threads.submit(() -> {
                int scans = 0;
                while (!done.get()) {
                    reading.countDown();
                    List<Row> pair = store.scan(Table.META, bytes("pair/"), bytes("pair0"), 10, scans % 2 == 0);
                    assertThat(pair).hasSize(2);
                    assertThat(pair.get(0).value()).isEqualTo(pair.get(1).value());
                    scans++;
                }
                return scans;
            });
            try {
                reading.await();
                for (int i = 1; i <= 200; i++) {
                    commitPair(i);
                }
            } finally {
                done.set(true);
            }
            assertThat(reader.get()).isPositive();
        }
    }

    @Test
    void makesAConsistentBackupWhileWritesGoOn() throws Exception {
        long epoch = store.acquire(7);
        commitPair(0);
        Path copyFolder = parent.resolve("copy");
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Integer> writer = threads.submit(() -> {
                int last = 0;
                while (!done.get()) {
                    commitPair(++last);
                }
                return last;
            });
            int before;
            try {
                while (count(store, Table.META, "pair/a") < 20) {
                    assertThat(writer.isDone()).isFalse();
                }
                before = count(store, Table.META, "pair/a");
                store.backup(copyFolder);
            } finally {
                done.set(true);
            }
            int last = writer.get();
            try (Store copy = openBackup(copyFolder)) {
                int copied = count(copy, Table.META, "pair/a");
                assertThat(copied).isBetween(before, last);
                assertThat(count(copy, Table.META, "pair/b")).isEqualTo(copied);
                assertThat(count(copy, Table.JOURNAL, "pair/c")).isEqualTo(copied);
                assertThat(copy.acquire(7)).isGreaterThan(epoch);
                put(copy, Table.TAG, "only in the copy", "1");
            }
            assertThat(count(store, Table.META, "pair/a")).isEqualTo(last);
            assertThat(store.get(Table.TAG, bytes("only in the copy"))).isNull();
        }
    }

    @Test
    void backsUpIntoAnEmptyFolderButNotIntoAFullOne() throws Exception {
        commitPair(1);
        Path empty = Files.createDirectory(parent.resolve("empty"));
        store.backup(empty);
        try (Store copy = openBackup(empty)) {
            assertThat(count(copy, Table.META, "pair/a")).isEqualTo(1);
        }
        Path full = Files.createDirectory(parent.resolve("full"));
        Files.writeString(full.resolve("letter.txt"), "dear reader");
        assertThatThrownBy(() -> store.backup(full))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(full.toString())
                .hasMessageContaining("empty");
        assertThat(full.resolve("letter.txt")).hasContent("dear reader");
    }

    @Test
    void closesOnlyWhenRunningOperationsAreDone() throws Exception {
        for (int i = 0; i < 300; i++) {
            put(store, Table.TIMER, "timer " + i, "x".repeat(1000));
        }
        AtomicBoolean started = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> users = new ArrayList<>();
            for (int t = 0; t < WRITERS; t++) {
                users.add(threads.submit(() -> {
                    try {
                        while (true) {
                            assertThat(store.scan(Table.TIMER, FIRST, LAST, 300, false))
                                    .hasSize(300);
                            put(store, Table.TASK, "a", "b");
                            started.set(true);
                        }
                    } catch (StoreException closed) {
                        assertThat(closed).hasMessageContaining("closed");
                    }
                }));
            }
            while (!started.get()) {
                assertThat(users).noneMatch(Future::isDone);
            }
            store.close();
            for (Future<?> each : users) {
                each.get();
            }
        }
    }

    private void commitPair(int count) {
        WriteBatch first = new WriteBatch();
        first.put(Table.META, bytes("pair/a"), bytes(Integer.toString(count)));
        first.put(Table.META, bytes("pair/b"), bytes(Integer.toString(count)));
        WriteBatch second = new WriteBatch();
        second.put(Table.JOURNAL, bytes("pair/c"), bytes(Integer.toString(count)));
        store.commit(List.of(new PartitionBatch(0, 0, first), new PartitionBatch(1, 0, second)));
    }

    private static int count(Store store, Table table, String key) {
        return Integer.parseInt(text(store.get(table, bytes(key))));
    }
}
