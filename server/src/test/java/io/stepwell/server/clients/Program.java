package io.stepwell.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs of this machine and takes what they say. */
final class Program {
    private static final long SECONDS_MAX = 180;

    private Program() {}

    /**
     * How a program ended.
     *
     * @param output what it wrote to standard output
     * @param errors what it wrote to standard error
     */
    record Ended(int status, String output, String errors) {}

    /** Whether there is a program of that name that tells its version. */
    static boolean isThere(String name) {
        try {
            return run(List.of(name, "--version"), Map.of()).status() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs a program to its end; one that takes longer than three minutes is killed. */
    static Ended run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("program", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            Thread watch = Thread.ofVirtual().start(() -> killWhenLate(process));
            try (InputStream output = process.getInputStream()) {
                String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                int status = process.waitFor();
                watch.interrupt();
                return new Ended(status, said, Files.readString(errors));
            }
        } finally {
            Files.delete(errors);
        }
    }

    /** The same for a program that must succeed. */
    static String output(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Ended ended = run(command, environment);
        assertThat(ended.status())
                .as("%s: %s%s", command, ended.output(), ended.errors())
                .isZero();
        return ended.output();
    }

    private static void killWhenLate(Process process) {
        try {
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
