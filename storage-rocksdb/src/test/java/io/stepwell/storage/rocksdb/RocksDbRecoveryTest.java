package io.stepwell.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.storage.CorruptRecordException;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found after a crash, and what is said about damaged files. */
final class RocksDbRecoveryTest {
    private static final int COMMITS = 50;

    @TempDir
    Path parent;

    private Path crashed;

    /** A folder as a crash leaves it: all commits are in the log, none in a table file. */
    @BeforeEach
    void crashAfterFiftyCommits() throws IOException {
        Path live = parent.resolve("live");
        crashed = parent.resolve("crashed");
        try (RocksDbStore store = StoreFiles.open(live)) {
            for (int i = 0; i < COMMITS; i++) {
                StoreFiles.commit(store, i);
            }
            StoreFiles.copy(live, crashed);
        }
    }

    @Test
    void findsEveryAcknowledgedCommitAfterACrash() {
        try (RocksDbStore store = StoreFiles.open(crashed)) {
            StoreFiles.expectCommits(store, COMMITS);
        }
    }

    @Test
    void findsEveryAcknowledgedCommitAfterACrashDuringTheRecoveryOfACrash() throws IOException {
        Path again = parent.resolve("again");
        try (RocksDbStore store = StoreFiles.open(crashed)) {
            StoreFiles.commit(store, COMMITS);
            StoreFiles.copy(crashed, again);
        }
        try (RocksDbStore store = StoreFiles.open(again)) {
            StoreFiles.expectCommits(store, COMMITS + 1);
        }
    }

    /** The last record was being written when the power went: it was not acknowledged. */
    @Test
    void opensALogWhoseLastRecordIsIncompleteWithAllRecordsBeforeIt() throws IOException {
        StoreFiles.cutOff(StoreFiles.list(crashed, ".log").getLast(), 100);
        try (RocksDbStore store = StoreFiles.open(crashed)) {
            StoreFiles.expectCommits(store, COMMITS - 1);
            assertThat(store.get(Table.JOURNAL, StoreFiles.key(COMMITS - 1))).isNull();
            StoreFiles.commit(store, COMMITS - 1);
        }
        try (RocksDbStore store = StoreFiles.open(crashed)) {
            StoreFiles.expectCommits(store, COMMITS);
        }
    }

    /** Later records were acknowledged, so going on without them would be a silent loss. */
    @Test
    void refusesALogThatIsDamagedBeforeItsEnd() throws IOException {
        Path log = StoreFiles.list(crashed, ".log").getLast();
        StoreFiles.flipBit(log, Files.size(log) / 2);
        assertThatThrownBy(() -> StoreFiles.open(crashed))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(crashed.toString())
                .hasMessageContaining("damaged")
                .hasMessageContaining("backup");
    }

    @Test
    void refusesALogThatIsDamagedInItsLastRecord() throws IOException {
        Path log = StoreFiles.list(crashed, ".log").getLast();
        StoreFiles.flipBit(log, Files.size(log) - 100);
        assertThatThrownBy(() -> StoreFiles.open(crashed)).isInstanceOf(CorruptRecordException.class);
    }

    @Test
    void detectsABitFlipInATableFileWhenItIsRead() throws IOException {
        StoreFiles.open(crashed).close(); // recovery moved the rows from the log to a table file
        Path file = largest(StoreFiles.list(crashed, ".sst"));
        assertThat(Files.size(file)).isGreaterThan(COMMITS * StoreFiles.VALUE_BYTES);
        StoreFiles.flipBit(file, Files.size(file) / 2);
        try (RocksDbStore store = StoreFiles.open(crashed)) {
            assertThatThrownBy(() -> StoreFiles.expectCommits(store, COMMITS))
                    .isInstanceOf(CorruptRecordException.class)
                    .hasMessageContaining("JOURNAL")
                    .hasMessageContaining("damaged");
            assertThatThrownBy(() -> store.scan(Table.JOURNAL, StoreFiles.key(0), StoreFiles.key(COMMITS), 100, false))
                    .isInstanceOf(CorruptRecordException.class);
        }
    }

    @Test
    void refusesAStoreThatMissesATableFile() throws IOException {
        StoreFiles.open(crashed).close();
        Files.delete(largest(StoreFiles.list(crashed, ".sst")));
        assertThatThrownBy(() -> StoreFiles.open(crashed)).isInstanceOf(StoreException.class);
    }

    /** Of a log that was followed by another one nothing can be incomplete: its end was synced long ago. */
    @Test
    void refusesAnOlderLogWhoseEndIsMissing() throws IOException {
        Path live = parent.resolve("two logs");
        Path cut = parent.resolve("cut");
        RocksDbSettings tiny = new RocksDbSettings(1 << 20, 4 << 20, 256 << 20, 20, 1);
        try (RocksDbStore store = RocksDbStore.open(live, tiny)) {
            for (int i = 0; StoreFiles.list(live, ".log").size() < 2; i++) {
                WriteBatch batch = new WriteBatch();
                batch.put(Table.TAG, StoreFiles.key(i), new byte[1]);
                batch.put(Table.JOURNAL, StoreFiles.key(i), StoreFiles.value(i));
                store.commit(List.of(new PartitionBatch(0, 0, batch)));
            }
            StoreFiles.commit(store, 0);
            StoreFiles.copy(live, cut);
        }
        StoreFiles.cutOff(StoreFiles.list(cut, ".log").getFirst(), 100);
        assertThatThrownBy(() -> StoreFiles.open(cut)).isInstanceOf(CorruptRecordException.class);
    }

    /** One commit over many tables is one record of the log: a torn one leaves no trace in any table. */
    @Test
    void keepsNothingOfACommitOverManyTablesThatWasTorn() throws IOException {
        Path live = parent.resolve("many");
        Path torn = parent.resolve("torn");
        try (RocksDbStore store = StoreFiles.open(live)) {
            for (int i = 0; i < 2; i++) {
                WriteBatch batch = new WriteBatch();
                for (Table table : Table.values()) {
                    batch.put(table, StoreFiles.key(i), StoreFiles.value(i));
                }
                store.commit(List.of(new PartitionBatch(0, 0, batch)));
            }
            StoreFiles.copy(live, torn);
        }
        StoreFiles.cutOff(StoreFiles.list(torn, ".log").getLast(), StoreFiles.VALUE_BYTES + 50);
        try (RocksDbStore store = StoreFiles.open(torn)) {
            for (Table table : Table.values()) {
                assertThat(store.get(table, StoreFiles.key(0))).isEqualTo(StoreFiles.value(0));
                assertThat(store.get(table, StoreFiles.key(1))).isNull();
            }
        }
    }

    private static Path largest(List<Path> files) throws IOException {
        Path largest = files.getFirst();
        for (Path file : files) {
            largest = Files.size(file) > Files.size(largest) ? file : largest;
        }
        return largest;
    }
}
