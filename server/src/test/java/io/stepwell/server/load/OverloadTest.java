package io.stepwell.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue.NewStateMachine;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.node.Node;
import io.stepwell.runtime.node.NodeSettings;
import io.stepwell.server.harness.Patience;
import io.stepwell.storage.rocksdb.RocksDbSettings;
import io.stepwell.storage.rocksdb.RocksDbStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten times as many starts as can be served, on a node with the embedded store: those beyond capacity are turned away at
 * once, the others are served as fast as ever, and soon after it is as if nothing had been. The crowd is in the same
 * process and each execution is five hundred states of work: what is measured is the node, not how fast a crowd can ask on
 * the processors that serve it.
 */
final class OverloadTest {
    private static final int SECONDS = Integer.getInteger("overload.seconds", 5);
    private static final boolean LONG = SECONDS >= 60;
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final int STATES = 500;
    private static final int CLIENTS_AT_CAPACITY = 200;
    private static final int CLIENTS_BEYOND = 20_000;
    private static final double TIMES = 10;
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:m";

    @TempDir
    Path folder;

    /** What a time of load came to. */
    private record Phase(
            long started, long refused, long failed, long[] refusalNanos, long[] startNanos, double seconds) {
        double startedPerSecond() {
            return started / seconds;
        }

        double askedPerSecond() {
            return (started + refused + failed) / seconds;
        }

        static double millis(long[] sorted, double share) {
            return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))] / 1e6;
        }
    }

    @Test
    @Timeout(600)
    void whoComesBeyondCapacityIsTurnedAwayAtOnceAndTheOthersAreServed() throws InterruptedException {
        RocksDbStore store = RocksDbStore.open(folder.resolve("data"), RocksDbSettings.small());
        try (Node node = Node.open(NodeSettings.defaults(), store, List.of(), InstantSource.system())) {
            node.catalogue()
                    .createStateMachine(new NewStateMachine(
                            MACHINE,
                            "m",
                            "STANDARD",
                            chain(),
                            "arn:aws:iam::123456789012:role/r",
                            "{}",
                            "{}",
                            null,
                            Map.of()));
            load(node, "warm", CLIENTS_AT_CAPACITY, 0, Math.max(3, SECONDS / 6), 0);
            Phase calm = load(node, "calm", CLIENTS_AT_CAPACITY, 0, Math.max(3, SECONDS / 4), 0);
            Phase over = load(node, "over", CLIENTS_BEYOND, TIMES * calm.startedPerSecond(), SECONDS, 1);
            Phase after = load(node, "after", CLIENTS_AT_CAPACITY, 0, Math.max(3, SECONDS / 4), 0);
            report(calm, over, after);
            assertThat(calm.refused()).as("refused at capacity").isZero();
            assertThat(over.refused()).as("refused beyond capacity").isPositive();
            assertThat(over.failed() + calm.failed() + after.failed())
                    .as("starts without an answer")
                    .isZero();
            assertThat(Phase.millis(over.refusalNanos(), 0.5))
                    .as("median of refusals, ms")
                    .isLessThan(100);
            assertThat(after.refused()).as("refused afterwards").isZero();
            if (LONG) {
                assertThat(over.startedPerSecond()).isGreaterThan(0.8 * calm.startedPerSecond());
                assertThat(Phase.millis(over.refusalNanos(), 0.99)).isLessThan(100);
                assertThat(Phase.millis(after.startNanos(), 0.5)).isLessThan(2 * Phase.millis(calm.startNanos(), 0.5));
            }
        }
    }

    private static void report(Phase calm, Phase over, Phase after) {
        System.out.printf(
                "proof: {\"seconds\": %d, \"calmPerSecond\": %.0f, \"askedPerSecond\": %.0f, \"servedPerSecond\": %.0f,"
                        + " \"afterPerSecond\": %.0f, \"refused\": %d, \"refusalMillisP50\": %.4f,"
                        + " \"refusalMillisP99\": %.4f, \"startMillisP50Calm\": %.1f, \"startMillisP50Over\": %.1f,"
                        + " \"startMillisP50After\": %.1f, \"failed\": %d}%n",
                SECONDS,
                calm.startedPerSecond(),
                over.askedPerSecond(),
                over.startedPerSecond(),
                after.startedPerSecond(),
                over.refused(),
                Phase.millis(over.refusalNanos(), 0.5),
                Phase.millis(over.refusalNanos(), 0.99),
                Phase.millis(calm.startNanos(), 0.5),
                Phase.millis(over.startNanos(), 0.5),
                Phase.millis(after.startNanos(), 0.5),
                over.failed());
    }

    private static String chain() {
        StringBuilder states = new StringBuilder();
        for (int i = 1; i < STATES; i++) {
            states.append("\"P%d\":{\"Type\":\"Pass\",\"Next\":\"P%d\"},".formatted(i, i + 1));
        }
        return "{\"StartAt\":\"P1\",\"States\":{%s\"P%d\":{\"Type\":\"Pass\",\"End\":true}}}".formatted(states, STATES);
    }

    /**
     * So many clients for so long, and until so many have been refused: each asks when it has its answer, or all together so
     * many times a second, 0 for the first.
     */
    private static Phase load(Node node, String name, int clients, double perSecond, int seconds, int refusals)
            throws InterruptedException {
        long pauseMillis = perSecond == 0 ? 0 : (long) (clients * 1_000 / perSecond);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong failed = new AtomicLong();
        ConcurrentLinkedQueue<Long> started = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Long> refused = new ConcurrentLinkedQueue<>();
        long began = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            String client = name + i + "-";
            threads.add(Thread.ofVirtual().start(() -> {
                pause(ThreadLocalRandom.current().nextLong(pauseMillis + 1));
                for (int n = 0; !enough.get(); n++) {
                    ask(node, client + n, started, refused, failed);
                    pause(pauseMillis);
                }
            }));
        }
        TimeUnit.SECONDS.sleep(seconds);
        Patience.until(BOUND, () -> refused.size() + " are refused", () -> refused.size() >= refusals);
        enough.set(true);
        double measured = (System.nanoTime() - began) / 1e9;
        long startedInTime = started.size();
        for (Thread thread : threads) {
            thread.join(BOUND);
        }
        return new Phase(startedInTime, refused.size(), failed.get(), sorted(refused), sorted(started), measured);
    }

    private static void ask(
            Node node,
            String name,
            ConcurrentLinkedQueue<Long> started,
            ConcurrentLinkedQueue<Long> refused,
            AtomicLong failed) {
        long began = System.nanoTime();
        try {
            node.executions().start(MACHINE, name, Json.EMPTY_OBJECT, null);
            started.add(System.nanoTime() - began);
        } catch (RequestRefused refusal) {
            if (refusal.reason() != Reason.THROTTLED) {
                failed.incrementAndGet();
                return;
            }
            refused.add(System.nanoTime() - began);
        }
    }

    /** A client's own patience. */
    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long[] sorted(ConcurrentLinkedQueue<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
