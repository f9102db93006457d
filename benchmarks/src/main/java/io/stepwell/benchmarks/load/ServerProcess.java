package io.stepwell.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server under test, started as people start it, and what Linux knows about its process. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on http://127\\.0\\.0\\.1:(\\d+)");
    /** What {@code /proc/PID/stat} counts in. */
    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final int port;
    private final Path data;
    private final double readySeconds;

    private ServerProcess(Process process, int port, Path data, double readySeconds) {
        this.process = process;
        this.port = port;
        this.data = data;
        this.readySeconds = readySeconds;
    }

    /**
     * Starts {@code LAUNCHER server} on a free port; returns once it listens.
     *
     * @param options of the JVM
     * @param environment added to that of this process
     */
    static ServerProcess start(Path launcher, Path data, String options, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(launcher.toString(), "server", "--port", "0", "--data", data.toString(), "--limits", "open"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STEPWELL_JAVA_OPTS", options);
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        Process process = builder.start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                double readySeconds = (System.nanoTime() - begin) / 1e9;
                Thread.ofVirtual().start(() -> pass(lines));
                return new ServerProcess(process, Integer.parseInt(matcher.group(1)), data, readySeconds);
            }
        }
        throw new IOException("the server did not start:\n" + said);
    }

    /** What the server says later is shown only when it is a warning. */
    private static void pass(BufferedReader lines) {
        try (lines) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("ERROR") || line.contains("WARN")) {
                    System.err.println(line);
                }
            }
        } catch (IOException e) {
            // the process has ended
        }
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    /** From the start of the launcher to the line that says it listens. */
    double readySeconds() {
        return readySeconds;
    }

    ApiConnection connect() throws IOException {
        return new ApiConnection(port);
    }

    /** The processor time the process has used since its start. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** The bytes the process has caused to be written to the disk. */
    long diskBytesWritten() throws IOException {
        return number(Files.readString(Path.of("/proc/" + process.pid() + "/io")), "write_bytes: (\\d+)");
    }

    /** The platform threads of the process. */
    long threads() throws IOException {
        return number(Files.readString(Path.of("/proc/" + process.pid() + "/status")), "Threads:\\s+(\\d+)");
    }

    /** The memory of the process that is in RAM. */
    long residentBytes() throws IOException {
        return number(Files.readString(Path.of("/proc/" + process.pid() + "/status")), "VmRSS:\\s+(\\d+)") * 1_024;
    }

    /** The most memory of the process that ever was in RAM. */
    long residentBytesMost() throws IOException {
        return number(Files.readString(Path.of("/proc/" + process.pid() + "/status")), "VmHWM:\\s+(\\d+)") * 1_024;
    }

    /** The heap that is still in use after a full collection. */
    long liveHeapBytes() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        for (int i = 0; i < 2; i++) {
            new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(60, TimeUnit.SECONDS);
        }
        return (long) metric("jvm_heap_used_bytes");
    }

    /** The bytes of the objects that are alive now, also while the server works: what it allocates meanwhile is not in it. */
    long aliveBytes() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process histogram = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        histogram.waitFor();
        return number(text, "Total\\s+\\d+\\s+(\\d+)");
    }

    /** A value of {@code /metrics}. */
    double metric(String name) throws IOException {
        try (ApiConnection connection = connect()) {
            Matcher matcher = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(connection.get("/metrics"));
            if (!matcher.find()) {
                throw new IllegalStateException("the server has no metric " + name);
            }
            return Double.parseDouble(matcher.group(1));
        }
    }

    /** What the data folder holds. */
    long dataBytes() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bytes += file.toFile().length();
            }
        }
        return bytes;
    }

    private static long number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return Long.parseLong(matcher.group(1));
    }

    /** Ends it as a power switch would, as far as a process can be: no shutdown, nothing flushed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
