package io.stepwell.integrations.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.lambda.FunctionName;
import io.stepwell.integrations.lambda.Invocation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that are programs or served by HTTP, with real processes and sockets. */
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
class FunctionTargetsTest {
    @TempDir
    private Path folder;

    private HttpServer web;
    private @Nullable LocalFunctions functions;
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch arrived = new CountDownLatch(1);

    @BeforeEach
    void serve() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        web.createContext("/", this::answer);
        web.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] event = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/hold")) {
                arrived.countDown();
                held.await();
            }
            byte[] body = path.equals("/text") ? "hello".getBytes(StandardCharsets.UTF_8) : event;
            exchange.sendResponseHeaders(
                    path.matches("/\\d+") ? Integer.parseInt(path.substring(1)) : 200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void close() {
        held.countDown();
        if (functions != null) {
            functions.close();
        }
        web.stop(0);
    }

    private FunctionTarget url(String path) {
        return new FunctionTarget.Web(
                URI.create("http://127.0.0.1:" + web.getAddress().getPort() + path));
    }

    private FunctionTarget shell(String script) {
        return new FunctionTarget.Program(List.of("sh", "-c", script), folder);
    }

    private static FunctionConfiguration function(FunctionTarget target, int timeoutSeconds, int waitSeconds) {
        return new FunctionConfiguration("f", target, timeoutSeconds, Map.of("GREETING", "hi"), 1, waitSeconds);
    }

    private void start(FunctionTarget target) {
        functions = new LocalFunctions(List.of(function(target, 120, 20)), "eu-central-1");
    }

    private CallResult call(String payload) throws InterruptedException {
        FunctionName name = Objects.requireNonNull(FunctionName.parse("f"));
        return Objects.requireNonNull(functions)
                .invoke(new Invocation(name, null, payload, "RequestResponse", null, true, Invocation.Terms.ONCE));
    }

    private static String text(CallResult result) {
        assertThat(result).isInstanceOf(CallResult.Answered.class);
        ServiceResponse response = ((CallResult.Answered) result).response();
        return (response.header("X-Amz-Function-Error") == null ? "" : "failed ") + response.text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cat                              | {\"a\":1}",
                "echo $GREETING >&2; echo 7       | 7",
                "printf '\"%s\"' $AWS_REGION      | \"eu-central-1\"",
                "exit 3                           | failed .*Runtime.ExitError.*exit status 3.*",
                "echo hello                       | failed .*Runtime.MarshalError.*not one JSON value.*",
                "head -c 7000000 /dev/zero        | failed .*Function.ResponseSizeTooLarge.*",
            })
    void aProgramGetsTheEventAndItsOutputIsTheResult(String script, String answer) throws Exception {
        start(shell(script));
        String text = text(call("{\"a\":1}")).strip();
        assertThat(text)
                .satisfiesAnyOf(
                        t -> assertThat(t).isEqualTo(answer),
                        t -> assertThat(t).matches(answer.startsWith("failed") ? answer : "never"));
    }

    @Test
    void aProgramThatIsNotThereIsToldAsSuch() throws Exception {
        start(new FunctionTarget.Program(List.of("./nowhere"), folder));
        assertThat(text(call("{}")))
                .startsWith("failed ")
                .contains("Runtime.InvalidEntrypoint")
                .contains("./nowhere");
    }

    @Test
    void whatTakesTooLongIsEnded() throws Exception {
        functions = new LocalFunctions(List.of(function(shell("sleep 3600 & wait"), 1, 20)), "r");
        assertThat(text(call("{}"))).contains("Sandbox.Timedout").contains("Task timed out after 1.00 seconds");
        functions.close();
        functions = new LocalFunctions(List.of(function(url("/hold"), 1, 20)), "r");
        assertThat(text(call("{}"))).contains("Sandbox.Timedout");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/    | {\"a\":1}                          | {\"a\":1}",
                "/503 | {\"a\":1}                          | failed {\"errorType\":\"Http.503\"",
                "/302 | {\"a\":1}                          | failed {\"errorType\":\"Http.302\"",
                "/400 | {\"errorType\":\"Bad\",\"b\":2}    | failed {\"errorType\":\"Bad\",\"b\":2}",
                "/text| {}                                 | failed {\"errorType\":\"Runtime.MarshalError\"",
            })
    void anHttpFunctionIsPostedTheEvent(String path, String event, String answer) throws Exception {
        start(url(path));
        assertThat(text(call(event))).startsWith(answer);
    }

    @Test
    void anHttpFunctionThatCannotBeReachedFails() throws Exception {
        try (Socket deaf = new Socket()) {
            deaf.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0)); // nobody else gets its port
            start(new FunctionTarget.Web(URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/")));
            assertThat(text(call("{}"))).startsWith("failed ").contains("Http.ConnectionFailed");
        }
    }

    @Test
    void aCallBeyondTheConcurrencyIsRefusedAsLambdaDoes() throws Exception {
        functions = new LocalFunctions(List.of(function(url("/hold"), 120, 0)), "r");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<CallResult> first = threads.submit(() -> call("1"));
            arrived.await();
            assertThat(call("2")).isInstanceOfSatisfying(CallResult.Refused.class, refused -> {
                assertThat(refused.error().code()).isEqualTo("TooManyRequestsException");
                assertThat(refused.error().statusCode()).isEqualTo(429);
            });
            held.countDown();
            assertThat(text(first.get())).isEqualTo("1");
        }
    }

    @Test
    void aChangedConfigurationHoldsFromTheNextCallOnAndCallsInProgressEnd() throws Exception {
        AtomicReference<@Nullable Collection<FunctionConfiguration>> news = new AtomicReference<>();
        news.set(List.of(function(url("/hold"), 120, 0)));
        functions = new LocalFunctions(() -> news.getAndSet(null), "r");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<CallResult> first = threads.submit(() -> call("1"));
            arrived.await();
            news.set(List.of(function(shell("echo 2"), 120, 0)));
            assertThat(text(call("{}")).strip()).isEqualTo("2");
            held.countDown();
            assertThat(text(first.get())).isEqualTo("1");
        }
        news.set(List.of());
        assertThat(call("{}"))
                .isInstanceOfSatisfying(
                        CallResult.Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo("ResourceNotFoundException"));
    }
}
