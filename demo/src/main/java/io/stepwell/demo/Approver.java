package io.stepwell.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The program that answers what waits for a person: {@code approver.py}, a process of its own. */
final class Approver implements AutoCloseable {
    private final Process process;

    private Approver(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param told is given each line it prints
     */
    static Approver start(Path script, URI stepFunctions, Queue queue, Consumer<String> told) {
        try {
            Process process = new ProcessBuilder(
                            "python3",
                            script.toString(),
                            stepFunctions.toString(),
                            queue.endpoint().toString(),
                            Queue.NAME)
                    .redirectErrorStream(true)
                    .start();
            Thread.ofVirtual().start(() -> read(process, told));
            return new Approver(process);
        } catch (IOException e) {
            throw new DemoException("approver.py cannot be started (" + e + ").");
        }
    }

    private static void read(Process process, Consumer<String> told) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.accept(line);
            }
        } catch (IOException ended) {
            // it was ended while it spoke
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
