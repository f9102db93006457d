package io.stepwell.integrations.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderBucketsTest extends BucketStoreContractTest {
    @TempDir
    Path folder;

    private FolderBuckets store;

    @BeforeEach
    void open() throws IOException {
        Path bucket = Files.createDirectory(folder.resolve("bucket"));
        store = new FolderBuckets(Map.of("docs", bucket));
    }

    @Override
    BucketStore store() {
        return store;
    }

    @Override
    String emptyBucket() {
        return "docs";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret", "a/../../secret", "/etc/passwd", "a//b", "./a", "a/.", "a/..", "..", "", "x\0y"})
    void aKeyThatIsNoPathBelowTheFolderIsRefused(String key) throws IOException {
        Files.writeString(folder.resolve("secret"), "not for you");

        assertRefused("InvalidArgument", () -> store.read(ObjectName.of("docs", key), null, 0, 10));
        assertRefused("InvalidArgument", () -> store.put("docs", key, new byte[0]));
        assertThat(folder.resolve("secret")).hasContent("not for you");
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "not for you");
        Files.createSymbolicLink(folder.resolve("bucket/link"), outside);

        assertRefused("InvalidArgument", () -> store.read(ObjectName.of("docs", "link/secret"), null, 0, 10));
        assertRefused("InvalidArgument", () -> store.put("docs", "link/new/file", new byte[0]));
        assertThat(store.list(new Listing("docs", "", ""), null).objects()).isEmpty();
        assertThat(outside).isDirectoryContaining("glob:**secret").isDirectoryNotContaining("glob:**new");
    }

    @Test
    void aFolderIsNoObject() throws Exception {
        store.put("docs", "a/b", new byte[0]);

        assertRefused("NoSuchKey", () -> store.read(ObjectName.of("docs", "a"), null, 0, 10));
    }
}
