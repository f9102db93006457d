package io.stepwell.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What all workloads share.
 *
 * @param launcher the {@code stepwell} script
 * @param folder where data folders are made; on a disk, not in memory, or syncs cost nothing
 * @param runs how often each figure is measured
 * @param seconds how long each run lasts
 * @param warmUpSeconds how long the server is loaded before
 * @param scale of the workloads with a fixed number of executions; 1 for the full size
 * @param stormSeconds how long the server is asked for more than it can do
 * @param options of the server's JVM
 */
record Bench(
        Path launcher,
        Path folder,
        int runs,
        double seconds,
        double warmUpSeconds,
        double scale,
        double stormSeconds,
        String options) {
    /** A server on an empty store. */
    ServerProcess start(Map<String, String> environment) throws IOException {
        return start(Files.createTempDirectory(folder, "data"), environment);
    }

    /** A server on a store that exists. */
    ServerProcess start(Path data, Map<String, String> environment) throws IOException {
        return ServerProcess.start(launcher, data, options, environment);
    }

    /** So many of the full number, at least one. */
    long scaled(long full) {
        return Math.max(1, Math.round(full * scale));
    }

    /** Deletes what a server left. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
