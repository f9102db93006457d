package io.stepwell.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.storage.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which folders can be opened, and what is said about the others. */
final class RocksDbFolderTest {
    @TempDir
    Path parent;

    @Test
    void refusesAFolderThatIsOpenInThisProcess() {
        Path folder = parent.resolve("store");
        try (RocksDbStore store = StoreFiles.open(folder)) {
            assertThatThrownBy(() -> StoreFiles.open(folder))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("another server has it open");
            StoreFiles.commit(store, 1);
            assertThatThrownBy(() -> StoreFiles.open(folder)).isInstanceOf(StoreException.class);
        }
        StoreFiles.open(folder).close();
    }

    @Test
    void refusesAFolderThatIsOpenInAnotherProcess() throws Exception {
        Path folder = parent.resolve("store");
        try (RocksDbStore store = StoreFiles.open(folder)) {
            assertThatThrownBy(() -> StoreFiles.open(folder)).isInstanceOf(StoreException.class);
            OtherProcess other = OtherProcess.start(folder);
            assertThat(other.readLine()).contains(folder.toString()).contains("another server has it open");
            assertThat(other.waitFor()).isZero();
            StoreFiles.commit(store, 1);
        }
    }

    @Test
    void findsEveryCommitThatAProcessAcknowledgedBeforeItWasKilled() throws Exception {
        Path folder = parent.resolve("store");
        OtherProcess other = OtherProcess.start(folder);
        int acknowledged = -1;
        while (acknowledged < 200) {
            acknowledged = Integer.parseInt(other.readLine());
        }
        other.kill();
        try (RocksDbStore store = StoreFiles.open(folder)) {
            StoreFiles.expectCommits(store, acknowledged + 1);
        }
    }

    /** A limit on the size of files fails the append to the log, as a full disk does. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no ulimit")
    void refusesCommitsButGoesOnReadingWhenTheDiskTakesNoMore() throws Exception {
        Path folder = parent.resolve("store");
        OtherProcess other = OtherProcess.startWithSmallFiles(folder, parent.resolve("library"));
        int acknowledged = 0;
        String line = other.readLine();
        while (line.equals(Integer.toString(acknowledged))) {
            acknowledged++;
            line = other.readLine();
        }
        assertThat(acknowledged).isPositive();
        assertThat(line).startsWith("cannot write to the store in " + folder).contains("Nothing was acknowledged");
        assertThat(other.readLine()).isEqualTo("reads go on");
        assertThat(other.waitFor()).isZero();
        try (RocksDbStore store = StoreFiles.open(folder)) {
            StoreFiles.expectCommits(store, acknowledged);
            StoreFiles.commit(store, acknowledged);
        }
    }

    @Test
    void refusesANewerFormatAndNamesBoth() throws IOException {
        Path folder = parent.resolve("store");
        StoreFiles.open(folder).close();
        Files.writeString(folder.resolve("FORMAT"), "stepwell-rocksdb 2\n");
        assertThatThrownBy(() -> StoreFiles.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("format 2")
                .hasMessageContaining("format 1");
    }

    @Test
    void refusesADamagedFormatFile() throws IOException {
        Path folder = parent.resolve("store");
        StoreFiles.open(folder).close();
        Files.writeString(folder.resolve("FORMAT"), "stepwell");
        assertThatThrownBy(() -> StoreFiles.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("FORMAT")
                .hasMessageContaining("damaged");
    }

    @Test
    void leavesAFolderWithOtherFilesAlone() throws IOException {
        Path letter = Files.writeString(parent.resolve("letter.txt"), "dear reader");
        assertThatThrownBy(() -> StoreFiles.open(parent))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(parent.toString())
                .hasMessageContaining("empty folder");
        assertThat(StoreFiles.list(parent, "")).containsExactly(letter);
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertThatThrownBy(() -> StoreFiles.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void refusesAnUnfinishedBackup() throws IOException {
        Path copy = parent.resolve("copy");
        try (RocksDbStore store = StoreFiles.open(parent.resolve("store"))) {
            StoreFiles.commit(store, 1);
            store.backup(copy);
        }
        Files.delete(copy.resolve("FORMAT")); // written last
        assertThatThrownBy(() -> StoreFiles.open(copy)).isInstanceOf(StoreException.class);
    }
}
