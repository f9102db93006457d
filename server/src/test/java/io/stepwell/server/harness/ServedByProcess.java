package io.stepwell.server.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server in a process of its own on a data folder, as people start it, for all tests of a class. */
public final class ServedByProcess implements BeforeAllCallback, AfterAllCallback {
    private @Nullable Path folder;
    private @Nullable ServerInOtherProcess process;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("served");
        process = ServerInOtherProcess.start(folder.resolve("data"), folder.resolve("log"), Map.of());
    }

    public int port() {
        return Objects.requireNonNull(process).port();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException, InterruptedException {
        Objects.requireNonNull(process).close();
        try (Stream<Path> files = Files.walk(Objects.requireNonNull(folder))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
