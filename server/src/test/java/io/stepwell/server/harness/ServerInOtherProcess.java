package io.stepwell.server.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a Java process of its own, which can be killed. Its log goes to a file. */
public final class ServerInOtherProcess implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(180);

    private final Process process;
    private final String said;

    private ServerInOtherProcess(Process process, String said) {
        this.process = process;
        this.said = said;
    }

    /** Starts a server; returns once it serves requests or has given up. */
    public static ServerInOtherProcess start(Path data, Path log, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ServerMain.class.getName(), data.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new ServerInOtherProcess(process, firstLine(process));
    }

    private static String firstLine(Process process) throws IOException {
        try (var _ = new Deadline(process)) {
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            String line = output.readLine();
            return line == null ? "the process ended without a word" : line;
        }
    }

    /** Kills a process that says nothing in time, so that nobody waits for it for ever. */
    private static final class Deadline implements AutoCloseable {
        private final Thread thread;

        Deadline(Process process) {
            thread = Thread.ofVirtual().start(() -> {
                try {
                    TimeUnit.NANOSECONDS.sleep(BOUND.toNanos());
                    process.destroyForcibly();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }

    /** Whether it came so far as to serve requests. */
    public boolean serves() {
        return said.startsWith(ServerMain.PORT);
    }

    /** Waits for its end, at most so long; its exit status, or -1 while it lives. */
    public int exitStatus(long millisMax) throws InterruptedException {
        return process.waitFor(millisMax, TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
    }

    public int port() {
        if (!said.startsWith(ServerMain.PORT)) {
            throw new AssertionError("the server did not start: " + said);
        }
        return Integer.parseInt(said.substring(ServerMain.PORT.length()));
    }

    /** Why it did not start. */
    public String refusal() {
        if (!said.startsWith(ServerMain.REFUSED)) {
            throw new AssertionError("the server was not refused: " + said);
        }
        return said.substring(ServerMain.REFUSED.length());
    }

    /** {@code kill -9}; returns when the process is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it stop in order; kills it only when that takes too long. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.outputWriter(StandardCharsets.UTF_8).close();
        if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("the server did not stop within " + BOUND.toSeconds() + " s");
        }
    }
}
