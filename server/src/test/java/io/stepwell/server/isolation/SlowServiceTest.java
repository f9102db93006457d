package io.stepwell.server.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.LambdaDouble;
import io.stepwell.server.harness.Patience;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A service that does not answer delays nobody but those who wait for it. */
@Timeout(300)
final class SlowServiceTest {
    /** As many iterations of an inline Map run at once. */
    private static final int ITERATIONS = 40;

    private static final int MAPS = 25;
    private static final int SLOW_CALLS = MAPS * ITERATIONS;

    private static final String MAP = """
            {"StartAt":"All","States":{"All":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"Slow","States":{"Slow":{
              "Type":"Task","Resource":"%s","End":true}}}}}}""";
    private static final String SEND = """
            {"StartAt":"Send","States":{"Send":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{
              "QueueUrl":"http://127.0.0.1:%d/123456789012/q","MessageBody":"hello"},"End":true}}}""";

    private static final String CALL = """
            {"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"%s","End":true}}}""";
    private static final String GET = """
            {"StartAt":"All","States":{"All":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"Get","States":{"Get":{
              "Type":"Task","Resource":"arn:aws:states:::http:invoke","ResultSelector":{"n.$":"$.ResponseBody"},
              "OutputPath":"$.n","Parameters":{"ApiEndpoint":"http://127.0.0.1:%d/","Method":"GET"},"End":true}}}}}}""";

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void aThousandCallsOfAFunctionThatHangsDelayNobodyElse() throws Exception {
        HttpServer queue = queue();
        try (LambdaDouble lambda = new LambdaDouble()) {
            String slow = lambda.add("slow", _ -> {
                held.incrementAndGet();
                released.await();
                return "1";
            });
            String quick = lambda.add("quick", _ -> "2");
            try (StepwellServer server = StepwellServer.start(Configuration.inMemory(), environment(lambda, queue));
                    Caller caller = Caller.of(server.port())) {
                List<String> prompt = List.of(
                        caller.create("send", SEND.formatted(port(queue))),
                        caller.create("quick", CALL.formatted(quick)));
                delaysNobody(caller, caller.create("slow", MAP.formatted(slow)), prompt);
            }
        } finally {
            released.countDown();
            queue.stop(0);
        }
    }

    @Test
    void aThousandCallsOfAHostThatHangsDelayNobodyElse() throws Exception {
        HttpServer queue = queue();
        HttpServer dead = host(() -> {
            held.incrementAndGet();
            released.await();
        });
        HttpServer alive = host(() -> {});
        try (LambdaDouble lambda = new LambdaDouble()) {
            String function = lambda.add("quick", _ -> "2");
            Path functions =
                    Files.writeString(folder.resolve("functions.json"), "{\"local\": {\"command\": [\"cat\"]}}");
            Configuration configuration = Configuration.read(
                    Map.of(
                            Setting.STORE,
                            "memory",
                            Setting.PORT,
                            "0",
                            Setting.HTTP_ALLOW,
                            "127.0.0.1",
                            Setting.FUNCTIONS,
                            functions.toString()),
                    null,
                    Map.of());
            try (StepwellServer server = StepwellServer.start(configuration, environment(lambda, queue));
                    Caller caller = Caller.of(server.port())) {
                List<String> prompt = List.of(
                        caller.create("send", SEND.formatted(port(queue))),
                        caller.create("quick", CALL.formatted(function)),
                        caller.create("local", CALL.formatted(function.replace("quick", "local"))),
                        caller.create("alive", GET.formatted(port(alive))));
                delaysNobody(caller, caller.create("slow", GET.formatted(port(dead))), prompt);
            }
        } finally {
            released.countDown();
            queue.stop(0);
            dead.stop(0);
            alive.stop(0);
        }
    }

    /** Holds calls of one machine, and looks how the others fare meanwhile. */
    private void delaysNobody(Caller caller, String slowMachine, List<String> promptMachines) {
        promptMachines.forEach(machine -> caller.output(caller.start(machine, "[0]")));
        long heapBefore = heapBytes();
        int threadsBefore = threads();

        List<String> slow = IntStream.range(0, MAPS)
                .mapToObj(_ -> caller.start(slowMachine, numbers()))
                .toList();
        Patience.until(Duration.ofSeconds(120), () -> held + " calls are held", () -> held.get() == SLOW_CALLS);
        int threadsMore = threads() - threadsBefore;
        long heapMore = heapBytes() - heapBefore;

        promptMachines.forEach(machine -> caller.output(caller.start(machine, "[0]")));
        assertThat(slow)
                .as("held all the while")
                .allSatisfy(arn -> assertThat(caller.describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING));
        System.out.printf(
                "%d calls held: %d more platform threads, %d more KiB of heap%n",
                SLOW_CALLS, threadsMore, heapMore >> 10);
        assertThat(threadsMore).as("platform threads").isLessThan(SLOW_CALLS / 20);
        assertThat(heapMore).as("bytes of both ends").isLessThan(100 << 20);

        released.countDown();
        assertThat(slow.stream().map(caller::output)).allMatch(output -> output.startsWith("[1,1,1"));
    }

    private static Map<String, String> environment(LambdaDouble lambda, HttpServer queue) {
        Map<String, String> environment = new HashMap<>(lambda.environment());
        environment.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:" + port(queue));
        return environment;
    }

    private static int port(HttpServer server) {
        return server.getAddress().getPort();
    }

    private interface Pause {
        void take() throws InterruptedException;
    }

    /** A host that answers 1 after a pause. */
    private static HttpServer host(Pause pause) throws IOException {
        HttpServer host = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), SLOW_CALLS);
        host.createContext("/", exchange -> {
            try (exchange) {
                pause.take();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 1);
                exchange.getResponseBody().write('1');
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        host.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        host.start();
        return host;
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
