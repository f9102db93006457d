package io.stepwell.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Patience;
import io.stepwell.server.harness.ServerInOtherProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A call that was being made when the process was killed is made again, so that its callee can tell it is the same. */
@Timeout(600)
final class KilledCallsTest {
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final Pattern TOKEN = Pattern.compile("\"(?:ClientRequestToken|name)\":\"([^\"]+)\"");
    private static final String REMOTE = "arn:aws:states:us-east-1:210987654321:";

    @TempDir
    Path folder;

    private final Map<String, List<String>> keys = new ConcurrentHashMap<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer services;

    @BeforeEach
    void serve() throws IOException {
        services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        services.setExecutor(threads);
        services.createContext("/", this::answer);
        services.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        services.stop(0);
        threads.shutdownNow();
    }

    /** Notes the key, and answers once the first server has been killed. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String header = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            Matcher token = TOKEN.matcher(body);
            String key = header != null ? header : token.find() ? token.group(1) : "none";
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String action = target == null ? "http" : target.substring(target.indexOf('.') + 1);
            keys.computeIfAbsent(action, _ -> new CopyOnWriteArrayList<>()).add(key);
            released.await();
            String text = switch (action) {
                case "StartQueryExecution" -> "{\"QueryExecutionId\":\"q\"}";
                case "StartExecution" -> "{\"executionArn\":\"" + REMOTE + "execution:m:e\",\"startDate\":1}";
                default -> "7";
            };
            byte[] answer = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, String> environment() {
        String url = "http://127.0.0.1:" + services.getAddress().getPort();
        Map<String, String> environment = new HashMap<>();
        List.of("ATHENA", "SFN").forEach(service -> environment.put("AWS_ENDPOINT_URL_" + service, url));
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
        environment.put("STEPWELL_HTTP_ALLOW", "127.0.0.1");
        return environment;
    }

    private static String task(String resource, String parameters) {
        return """
                {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true, "Resource": "arn:aws:states:::%s",
                 "Parameters": %s}}}""".formatted(resource, parameters);
    }

    @Test
    void theRepeatedCallHasTheSameIdempotencyKey() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Path log = folder.resolve("server.log");
        int port = services.getAddress().getPort();
        List<String> executions;
        ServerInOtherProcess first = ServerInOtherProcess.start(data, log, environment());
        try (Caller caller = Caller.of(first.port())) {
            String post = "{\"ApiEndpoint\": \"http://127.0.0.1:%d/pay\", \"Method\": \"POST\"}".formatted(port);
            String query = "{\"QueryString\": \"SELECT 1\"}";
            String start = "{\"StateMachineArn\": \"" + REMOTE + "stateMachine:m\"}";
            executions = List.of(
                    caller.start(caller.create("pay", task("http:invoke", post)), "{}"),
                    caller.start(caller.create("ask", task("athena:startQueryExecution", query)), "{}"),
                    caller.start(caller.create("sdk", task("aws-sdk:athena:startQueryExecution", query)), "{}"),
                    caller.start(caller.create("start", task("states:startExecution", start)), "{}"));
            Patience.until(BOUND, () -> "only " + keys, () -> calls() == executions.size());
        } finally {
            first.kill();
        }
        released.countDown();
        try (ServerInOtherProcess second = ServerInOtherProcess.start(data, log, environment());
                Caller caller = Caller.of(second.port())) {
            executions.forEach(caller::output);
            executions.forEach(execution -> assertThat(caller.types(execution))
                    .containsOnlyOnce("TaskScheduled", "TaskStarted", "TaskSucceeded"));
        }
        assertThat(keys.keySet()).containsExactlyInAnyOrder("http", "StartQueryExecution", "StartExecution");
        assertThat(calls()).isEqualTo(2 * executions.size());
        assertThat(keys.values())
                .allSatisfy(sent -> assertThat(sent)
                        .doesNotContain("none")
                        .allSatisfy(
                                key -> assertThat(sent).filteredOn(key::equals).hasSize(2)));
    }

    private int calls() {
        return keys.values().stream().mapToInt(List::size).sum();
    }
}
