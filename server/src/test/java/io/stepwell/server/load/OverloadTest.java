package io.stepwell.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue.NewStateMachine;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.node.Node;
import io.stepwell.runtime.node.NodeSettings;
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
 * More clients than the inboxes have room for, on a node with the embedded store: those beyond capacity are turned away
 * at once, the others are served as fast as ever, and soon after it is as if nothing had been. The clients are in the
 * same process, because two cores cannot send through sockets what two cores cannot serve.
 */
final class OverloadTest {
    private static final int SECONDS = Integer.getInteger("overload.seconds", 5);
    private static final boolean LONG = SECONDS >= 60;
    private static final int CLIENTS_AT_CAPACITY = 1_000;
    private static final int CLIENTS_BEYOND = LONG ? 100_000 : 50_000;
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
                            "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}",
                            "arn:aws:iam::123456789012:role/r",
                            "{}",
                            "{}",
                            null,
                            Map.of()));
            load(node, "warm", CLIENTS_AT_CAPACITY, Math.max(3, SECONDS / 6));
            Phase calm = load(node, "calm", CLIENTS_AT_CAPACITY, Math.max(3, SECONDS / 4));
            Phase over = load(node, "over", CLIENTS_BEYOND, SECONDS);
            Phase after = load(node, "after", CLIENTS_AT_CAPACITY, Math.max(3, SECONDS / 4));
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

    private static Phase load(Node node, String name, int clients, int seconds) throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong failed = new AtomicLong();
        ConcurrentLinkedQueue<Long> started = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Long> refused = new ConcurrentLinkedQueue<>();
        long began = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            String client = name + i + "-";
            threads.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; !enough.get(); n++) {
                    ask(node, client + n, started, refused, failed);
                }
            }));
        }
        TimeUnit.SECONDS.sleep(seconds);
        enough.set(true);
        double measured = (System.nanoTime() - began) / 1e9;
        long startedInTime = started.size();
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(60));
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
            try {
                TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(1_000)); // a client's own patience
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static long[] sorted(ConcurrentLinkedQueue<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
