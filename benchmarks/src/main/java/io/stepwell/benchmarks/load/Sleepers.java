package io.stepwell.benchmarks.load;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/**
 * W7: a million executions that sleep in a Wait state, the server killed and started again over them, and then 5,000
 * of them due each second. Lateness is read from the histories of a sample: when the state was left, less when it was due.
 */
final class Sleepers implements Workload {
    private static final long SLEEPERS = 1_000_000;
    private static final double EXPIRIES_PER_SECOND = 5_000;
    private static final int SAMPLE_EVERY = 50;
    private static final int CLIENTS = 64;
    private static final double PILOT_SECONDS = 10;
    private static final double MARGIN_SECONDS = 60;
    private static final Pattern EXITED = Pattern.compile("\"timestamp\":([0-9.E]+)[^{}]*\"type\":\"WaitStateExited\"|"
            + "\"type\":\"WaitStateExited\"[^{}]*\"timestamp\":([0-9.E]+)");
    private static final String DEFINITION = "{\"StartAt\":\"Sleep\",\"States\":{\"Sleep\":"
            + "{\"Type\":\"Wait\",\"TimestampPath\":\"$.at\",\"End\":true}}}";

    @Override
    public String name() {
        return "W7";
    }

    @Override
    public String meaning() {
        return "1,000,000 sleeping Wait states, a kill, then 5,000 expiries a second";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        long count = bench.scaled(SLEEPERS);
        Map<String, Double> figures = new LinkedHashMap<>();
        Map<Long, String> sample = new ConcurrentHashMap<>();
        ServerProcess server = bench.start(Map.of());
        try {
            String arn = Machines.create(server, "sleep", DEFINITION);
            double rate = pilot(server, arn);
            long firstDue = System.currentTimeMillis() + (long) ((1.5 * count / rate + MARGIN_SECONDS) * 1_000);
            double heapBefore = server.liveHeapBytes();
            double dataBefore = server.dataBytes();
            Load.Measured filled = Load.count(server, CLIENTS, count, (connection, n) -> {
                ApiConnection.Answer answer = connection.send(Machines.start(arn, input(firstDue, n)));
                boolean served = Throughput.served(answer);
                if (served && n % SAMPLE_EVERY == 0) {
                    sample.put(n, answer.member("executionArn"));
                }
                return served;
            });
            figures.put("startsPerSecond", filled.perSecond());
            figures.put("heapMegabytesOverBaseline", (server.liveHeapBytes() - heapBefore) / 1e6);
            figures.put("heapBytesPerSleeper", (server.liveHeapBytes() - heapBefore) / count);
            figures.put("diskBytesPerSleeper", (server.dataBytes() - dataBefore) / count);
            server.kill();
            server = bench.start(server.data(), Map.of());
            figures.put("restartToReadySeconds", server.readySeconds());
            figures.put("heapMegabytesAfterRestart", server.liveHeapBytes() / 1e6);
            if (System.currentTimeMillis() > firstDue) {
                throw new IllegalStateException("filling took longer than planned; the first were due meanwhile");
            }
            double cpuBefore = server.cpuSeconds();
            sleepUntil(firstDue + (long) (count / EXPIRIES_PER_SECOND * 1_000));
            Machines.awaitNoneRunning(server, arn, 120);
            figures.put("cpuMillisPerExpiry", (server.cpuSeconds() - cpuBefore) * 1_000 / count);
            addLateness(server, sample, firstDue, figures);
        } finally {
            server.close();
        }
        return List.of(new Outcome(count + " sleepers", List.of(figures)));
    }

    private static double pilot(ServerProcess server, String arn) throws Exception {
        String past = "{\"at\":\"2020-01-01T00:00:00Z\"}";
        byte[] start = Machines.start(arn, past);
        return Load.closed(server, CLIENTS, PILOT_SECONDS, (connection, _) -> Throughput.served(connection.send(start)))
                .perSecond();
    }

    private static long due(long firstDue, long n) {
        return firstDue + (long) (n * 1_000 / EXPIRIES_PER_SECOND);
    }

    private static String input(long firstDue, long n) {
        return "{\"at\":\"" + Instant.ofEpochMilli(due(firstDue, n)) + "\"}";
    }

    private static void addLateness(
            ServerProcess server, Map<Long, String> sample, long firstDue, Map<String, Double> figures)
            throws Exception {
        Histogram lateness = new Histogram(3_600_000, 3);
        long early = 0;
        try (ApiConnection connection = server.connect()) {
            for (Map.Entry<Long, String> one : sample.entrySet()) {
                String history = connection
                        .must("GetExecutionHistory", "{\"executionArn\":\"" + one.getValue() + "\"}")
                        .text();
                Matcher matcher = EXITED.matcher(history);
                if (!matcher.find()) {
                    throw new IllegalStateException("no exit in " + history);
                }
                String seconds = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
                long late = Math.round(Double.parseDouble(seconds) * 1_000) - due(firstDue, one.getKey());
                if (late < 0) {
                    early++;
                }
                lateness.recordValue(Math.max(0, late));
            }
        }
        figures.put("early", (double) early);
        figures.put("latenessP50Millis", (double) lateness.getValueAtPercentile(50));
        figures.put("latenessP99Millis", (double) lateness.getValueAtPercentile(99));
        figures.put("latenessMaxMillis", (double) lateness.getMaxValue());
    }

    private static void sleepUntil(long millis) throws InterruptedException {
        for (long left = millis - System.currentTimeMillis(); left > 0; left = millis - System.currentTimeMillis()) {
            Thread.sleep(left);
        }
    }
}
