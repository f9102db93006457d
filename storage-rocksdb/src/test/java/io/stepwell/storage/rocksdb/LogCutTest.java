package io.stepwell.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.storage.PartitionBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes while the last batches are being written, after any byte: what is found is all commits up to some
 * point, each whole, and never fewer than those that fit before the cut. {@code -Dlog.cut.step=1} cuts at every byte.
 */
final class LogCutTest {
    private static final int COMMITS = 24;
    private static final int LAST = 4;
    private static final int STEP = Integer.getInteger("log.cut.step", 61);

    @TempDir
    Path parent;

    @Test
    void aLogCutAnywhereInItsLastBatchesHoldsWholeCommitsAndAllThatFit() throws IOException {
        Path live = parent.resolve("live");
        Path crashed = parent.resolve("crashed");
        List<Long> ends = new ArrayList<>();
        try (RocksDbStore store = StoreFiles.open(live)) {
            for (int i = 0; i < COMMITS; i++) {
                store.commit(List.of(new PartitionBatch(0, 0, Rows.commit(i))));
                ends.add(Files.size(StoreFiles.list(live, ".log").getLast()));
            }
            StoreFiles.copy(live, crashed);
        }
        long from = ends.get(COMMITS - 1 - LAST);
        int cuts = 0;
        for (long length = ends.getLast(); length >= from; length -= STEP) {
            cutAt(crashed, length, ends);
            cuts++;
        }
        System.out.println("proof: {\"cuts\": " + cuts + ", \"everyBytes\": " + STEP + ", \"batches\": " + LAST
                + ", \"bytes\": " + (ends.getLast() - from) + ", \"lostAcknowledged\": 0, \"tornVisible\": 0}");
    }

    private void cutAt(Path crashed, long length, List<Long> ends) throws IOException {
        Path cut = parent.resolve("cut " + length);
        StoreFiles.copy(crashed, cut);
        Path log = StoreFiles.list(cut, ".log").getLast();
        StoreFiles.cutOff(log, Files.size(log) - length);
        int whole = (int) ends.stream().filter(end -> end <= length).count();
        try (RocksDbStore store = StoreFiles.open(cut)) {
            assertThat(Rows.of(store)).as("cut at byte %d", length).isEqualTo(Rows.after(whole));
            store.commit(List.of(new PartitionBatch(0, 0, Rows.commit(whole))));
        }
        try (RocksDbStore store = StoreFiles.open(cut)) {
            Map<String, String> rows = Rows.of(store);
            assertThat(rows).as("after going on from byte %d", length).isEqualTo(Rows.after(whole + 1));
        }
        StoreFiles.delete(cut);
    }
}
