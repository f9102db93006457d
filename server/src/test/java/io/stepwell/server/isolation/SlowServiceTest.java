package io.stepwell.server.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.LambdaDouble;
import io.stepwell.server.harness.Patience;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that does not answer delays nobody but those who wait for it. */
@Timeout(120)
final class SlowServiceTest {
    /** As many iterations of an inline Map run at once. */
    private static final int ITERATIONS = 40;

    private static final int MAPS = 25;
    private static final int SLOW_CALLS = MAPS * ITERATIONS;
    /** A commit and two HTTP exchanges on a busy machine; a delay by the slow service would be without end. */
    private static final Duration PROMPT = Duration.ofSeconds(5);

    private static final String MAP = """
            {"StartAt":"All","States":{"All":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"Slow","States":{"Slow":{
              "Type":"Task","Resource":"%s","End":true}}}}}}""";
    private static final String SEND = """
            {"StartAt":"Send","States":{"Send":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{
              "QueueUrl":"http://127.0.0.1:%d/123456789012/q","MessageBody":"hello"},"End":true}}}""";

    @Test
    void aThousandCallsToAServiceThatHangsDelayNobodyElse() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger held = new AtomicInteger();
        HttpServer queue = queue();
        try (LambdaDouble lambda = new LambdaDouble()) {
            String function = lambda.add("slow", _ -> {
                held.incrementAndGet();
                released.await();
                return "1";
            });
            Map<String, String> environment = new HashMap<>(lambda.environment());
            environment.put(
                    "AWS_ENDPOINT_URL_SQS",
                    "http://127.0.0.1:" + queue.getAddress().getPort());
            try (StepwellServer server = StepwellServer.start(Configuration.inMemory(), environment);
                    Caller caller = Caller.of(server.port())) {
                String map = caller.create("slow", MAP.formatted(function));
                String send =
                        caller.create("send", SEND.formatted(queue.getAddress().getPort()));
                caller.output(caller.start(send, "{}"));
                long heapBefore = heapBytes();
                int threadsBefore = threads();

                List<String> slow = IntStream.range(0, MAPS)
                        .mapToObj(_ -> caller.start(map, numbers()))
                        .toList();
                Patience.until(Duration.ofSeconds(60), () -> held + " calls are held", () -> held.get() == SLOW_CALLS);
                int threadsMore = threads() - threadsBefore;
                long heapMore = heapBytes() - heapBefore;

                long begin = System.nanoTime();
                caller.output(caller.start(send, "{}"));
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PROMPT);
                System.out.printf(
                        "%d calls held: %d more platform threads, %d more KiB of heap%n",
                        SLOW_CALLS, threadsMore, heapMore >> 10);
                assertThat(threadsMore).as("platform threads").isLessThan(SLOW_CALLS / 20);
                assertThat(heapMore).as("bytes of both ends").isLessThan(100 << 20);

                released.countDown();
                assertThat(slow.stream().map(caller::output)).allMatch(output -> output.startsWith("[1,1,1"));
            }
        } finally {
            released.countDown();
            queue.stop(0);
        }
    }

    private static String numbers() {
        return "[" + "0,".repeat(ITERATIONS - 1) + "0]";
    }

    private static HttpServer queue() throws IOException {
        HttpServer queue = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        queue.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] body = "{\"MessageId\":\"m\",\"MD5OfMessageBody\":\"5d41402abc4b2a76b9719d911017c592\"}"
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        queue.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        queue.start();
        return queue;
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long heapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
