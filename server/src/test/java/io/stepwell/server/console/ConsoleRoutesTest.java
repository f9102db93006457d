package io.stepwell.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.language.json.Json;
import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.InProcess;
import io.stepwell.server.harness.LambdaDouble;
import io.stepwell.server.harness.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** What the console asks beside the API of AWS, over a real socket. */
final class ConsoleRoutesTest {
    private static final String RETRIED = """
            {"StartAt": "Try", "States": {
              "Try": {"Type": "Task", "Resource": "%s",
                "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1, "MaxAttempts": 1}], "End": true}}}
            """;
    private static final String TOKEN = """
            {"StartAt": "Ask", "States": {
              "Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                "Parameters": {"FunctionName": "%s", "Payload": {"token.$": "$$.Task.Token", "order.$": "$.order"}},
                "End": true}}}
            """;

    @TempDir
    Path folder;

    private final LambdaDouble lambda = new LambdaDouble();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        lambda.close();
        http.close();
    }

    private HttpResponse<String> get(StepwellServer server, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private Map<?, ?> json(StepwellServer server, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(server, path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return object(response.body());
    }

    private static Map<?, ?> object(String json) {
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(json).tree());
    }

    private static List<Map<?, ?>> list(Map<?, ?> members, String name) {
        List<?> items = (List<?>) Objects.requireNonNull(members.get(name));
        return items.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
    }

    private static long number(Map<?, ?> members, String name) {
        return ((Number) Objects.requireNonNull(members.get(name))).longValue();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void statesAreCountedWithTheirRetriesAndTheCountsOutliveTheServer() throws Exception {
        int[] calls = {0};
        String function = lambda.add("flaky", _ -> {
            if (calls[0]++ == 0) {
                throw new LambdaDouble.Failure("Busy", "later");
            }
            return "1";
        });
        String machine;
        try (StepwellServer server = InProcess.on(folder.resolve("data"), lambda);
                Caller caller = Caller.of(server.port())) {
            machine = caller.create("m", RETRIED.formatted(function));
            caller.finished(caller.start(machine, "{}"));
            checkCounts(json(server, "/stepwell/statistics?stateMachineArn=" + encoded(machine)));
        }
        try (StepwellServer server = InProcess.on(folder.resolve("data"), lambda);
                Caller caller = Caller.of(server.port())) {
            checkCounts(json(server, "/stepwell/statistics?stateMachineArn=" + encoded(machine)));
            caller.finished(caller.start(machine, "{}"));
            Map<?, ?> overview =
                    list(json(server, "/stepwell/overview"), "stateMachines").getFirst();
            assertThat(number(overview, "started")).isEqualTo(2);
            assertThat(number(overview, "succeeded")).isEqualTo(2);
        }
    }

    @Test
    void expressExecutionsAreCountedLikeOthersThoughNothingOfThemIsKept() throws Exception {
        String function = lambda.add("price", input -> input);
        try (StepwellServer server = InProcess.inMemory(lambda);
                Caller caller = Caller.of(server.port())) {
            String machine = caller.sfn
                    .createStateMachine(r -> r.name("quick")
                            .type(StateMachineType.EXPRESS)
                            .roleArn("arn:aws:iam::123456789012:role/any")
                            .definition("""
                                    {"StartAt": "Price", "States": {
                                      "Price": {"Type": "Task", "Resource": "%s", "Next": "Right?"},
                                      "Right?": {"Type": "Choice", "Default": "Done", "Choices": [
                                        {"Variable": "$.bad", "IsPresent": true, "Next": "Bad"}]},
                                      "Bad": {"Type": "Fail", "Error": "Bad"},
                                      "Done": {"Type": "Succeed"}}}""".formatted(function)))
                    .stateMachineArn();
            for (String input : List.of("{}", "{}", "{\"bad\":1}")) {
                caller.sfn.startSyncExecution(r -> r.stateMachineArn(machine).input(input));
            }
            Map<?, ?> statistics = json(server, "/stepwell/statistics?stateMachineArn=" + encoded(machine));
            assertThat(list(statistics, "states"))
                    .extracting(state -> state.get("name") + " " + number(state, "entered"))
                    .containsExactlyInAnyOrder("Price 3", "Right? 3", "Bad 1", "Done 2");
            Map<?, ?> overview =
                    list(json(server, "/stepwell/overview"), "stateMachines").getFirst();
            assertThat(number(overview, "started")).isEqualTo(3);
            assertThat(number(overview, "succeeded")).isEqualTo(2);
            assertThat(number(overview, "failed")).isEqualTo(1);
        }
    }

    @Test
    void whatRanBeforeTheFirstUpdateIsCountedApart() throws Exception {
        try (StepwellServer server = InProcess.inMemory(lambda);
                Caller caller = Caller.of(server.port())) {
            String machine = caller.create("m", "{\"StartAt\":\"Old\",\"States\":{\"Old\":{\"Type\":\"Succeed\"}}}");
            caller.finished(caller.start(machine, "{}"));
            String revision = caller.sfn
                    .updateStateMachine(r -> r.stateMachineArn(machine)
                            .definition("{\"StartAt\":\"New\",\"States\":{\"New\":{\"Type\":\"Succeed\"}}}"))
                    .revisionId();
            caller.finished(caller.start(machine, "{}"));
            String path = "/stepwell/statistics?stateMachineArn=" + encoded(machine);
            assertThat(list(json(server, path), "revisions"))
                    .extracting(each -> each.get("revision") + " " + number(each, "started"))
                    .containsExactlyInAnyOrder("INITIAL 1", revision + " 1");
            assertThat(list(json(server, path + "&revision=INITIAL"), "states"))
                    .extracting(state -> state.get("name"))
                    .isEqualTo(List.of("Old"));
        }
    }

    private static void checkCounts(Map<?, ?> statistics) {
        Map<?, ?> state = list(statistics, "states").getFirst();
        assertThat(state.get("name")).isEqualTo("Try");
        assertThat(number(state, "entered")).isEqualTo(1);
        assertThat(number(state, "left")).isEqualTo(1);
        assertThat(number(state, "failed")).isEqualTo(1);
        assertThat(number(state, "retried")).isEqualTo(1);
        assertThat(number(state, "p50")).isGreaterThan(800);
        assertThat(list(statistics, "revisions")).hasSize(1);
        assertThat(list(statistics, "periods").stream().mapToLong(period -> number(period, "succeeded")))
                .as("the hour may end meanwhile")
                .contains(1L)
                .allMatch(succeeded -> succeeded <= 1);
    }

    @Test
    void whatHappensIsToldToThoseWhoListenOnceItIsDurable() throws Exception {
        try (StepwellServer server = InProcess.inMemory(lambda);
                Caller caller = Caller.of(server.port())) {
            String machine = caller.create("m", "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}");
            URI uri = URI.create(
                    "http://127.0.0.1:" + server.port() + "/stepwell/live?stateMachineArn=" + encoded(machine));
            HttpResponse<Stream<String>> live =
                    http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines());
            assertThat(live.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            Stream<String> lines = live.body();
            String execution = caller.start(machine, "{}");
            String told =
                    lines.filter(line -> line.startsWith("data: ")).findFirst().orElseThrow();
            Map<?, ?> change = object(told.substring("data: ".length()));
            assertThat(change.get("executionArn")).isEqualTo(execution);
            assertThat(change.get("status")).isEqualTo("SUCCEEDED");
            assertThat(number(change, "lastEventId")).isEqualTo(4);
            lines.close();
        }
    }

    @Test
    void aTaskThatWaitsForAnAnswerIsListedWithItsTokenAndInputUntilItIsAnswered() throws Exception {
        String function = lambda.add("ask", _ -> "null");
        try (StepwellServer server = InProcess.inMemory(lambda);
                Caller caller = Caller.of(server.port())) {
            String machine = caller.create("m", TOKEN.formatted(function));
            String execution = caller.start(machine, "{\"order\": 7}");
            Patience.until(
                    Duration.ofSeconds(120),
                    () -> "the task is listed",
                    () -> !tasks(server).isEmpty());
            Map<?, ?> task = tasks(server).getFirst();
            assertThat(task.get("executionArn")).isEqualTo(execution);
            assertThat(task.get("state")).isEqualTo("Ask");
            assertThat(String.valueOf(task.get("input"))).contains("\"order\":7");
            caller.sfn.sendTaskSuccess(
                    r -> r.taskToken(String.valueOf(task.get("token"))).output("true"));
            caller.finished(execution);
            assertThat(tasks(server)).isEmpty();
        }
    }

    private List<Map<?, ?>> tasks(StepwellServer server) {
        try {
            return list(json(server, "/stepwell/tasks"), "tasks");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anActivityWithoutAWorkerIsListedWithoutAToken() throws Exception {
        try (StepwellServer server = InProcess.inMemory(lambda);
                Caller caller = Caller.of(server.port())) {
            String activity = caller.sfn.createActivity(r -> r.name("work")).activityArn();
            caller.start(
                    caller.create(
                            "m",
                            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"" + activity
                                    + "\",\"End\":true}}}"),
                    "{}");
            Map<?, ?> task = tasks(server).getFirst();
            assertThat(task.get("activityArn")).isEqualTo(activity);
            assertThat(task.containsKey("token")).isFalse();
        }
    }

    @Test
    void executionsAreFoundByPartOfTheirNameAndByTimePageAfterPage() throws Exception {
        try (StepwellServer server = InProcess.inMemory(lambda);
                Caller caller = Caller.of(server.port())) {
            String machine = caller.create("m", "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}");
            for (int i = 0; i < 12; i++) {
                caller.start(machine, (i % 2 == 0 ? "Even-" : "odd-") + i, "{}");
            }
            String path = "/stepwell/executions?limit=4&name=eVEN&stateMachineArn=" + encoded(machine);
            Map<?, ?> first = json(server, path);
            assertThat(list(first, "executions")).hasSize(4);
            Map<?, ?> second = json(server, path + "&cursor=" + encoded(String.valueOf(first.get("cursor"))));
            assertThat(list(second, "executions"))
                    .hasSize(2)
                    .allSatisfy(e -> assertThat(String.valueOf(e.get("name"))).startsWith("Even-"));
            assertThat(list(json(server, path + "&to=1000"), "executions")).isEmpty();
            assertThat(list(json(server, path + "&status=FAILED"), "executions"))
                    .isEmpty();
        }
    }

    @Test
    void executionsOfAVersionAndOfAnAliasAreFoundByStatusAndTimeAndTellWhichTheyRan() throws Exception {
        try (StepwellServer server = InProcess.inMemory(lambda);
                Caller caller = Caller.of(server.port())) {
            String machine = caller.create("m", "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}");
            String version = caller.sfn
                    .publishStateMachineVersion(r -> r.stateMachineArn(machine))
                    .stateMachineVersionArn();
            String alias = caller.sfn
                    .createStateMachineAlias(r -> r.name("live")
                            .routingConfiguration(route ->
                                    route.stateMachineVersionArn(version).weight(100)))
                    .stateMachineAliasArn();
            caller.start(machine, "plain", "{}");
            caller.start(version, "by-version", "{}");
            caller.start(alias, "by-alias", "{}");
            String filter = "&status=SUCCEEDED&from=1&name=by&stateMachineArn=";
            String path = "/stepwell/executions?limit=10" + filter;
            assertThat(list(json(server, path + encoded(alias)), "executions"))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.get("name")).isEqualTo("by-alias");
                        assertThat(found.get("stateMachineAliasArn")).isEqualTo(alias);
                        assertThat(found.get("stateMachineVersionArn")).isEqualTo(version);
                    });
            assertThat(list(json(server, path + encoded(version)), "executions"))
                    .extracting(found -> String.valueOf(found.get("name")))
                    .containsExactlyInAnyOrder("by-version", "by-alias");
            assertThat(list(json(server, path + encoded(alias) + "&to=1000"), "executions"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/stepwell/statistics",
                "/stepwell/executions?stateMachineArn=x&status=odd",
                "/stepwell/executions?stateMachineArn=x&limit=1000000",
                "/stepwell/executions?stateMachineArn=x&cursor=nonsense",
                "/stepwell/overview?from=0&to=99999999999999",
                "/stepwell/tasks?executions=-1",
            })
    void whatIsAskedWronglyIsRefusedWithTheReason(String path) throws Exception {
        try (StepwellServer server = InProcess.inMemory(lambda)) {
            HttpResponse<String> response = get(server, path);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            assertThat(response.body()).contains("\"message\"");
        }
    }

    @Test
    void withoutKeysAPageThatMadeItsNameLeadHereReadsNothing() throws Exception {
        try (StepwellServer server = InProcess.inMemory(lambda);
                Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /stepwell/tasks HTTP/1.1\r\nHost: evil.example:8083\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.readLine()).contains("403");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/stepwell/tasks",
                "/stepwell/overview",
                "/stepwell/live",
                "/stepwell/statistics",
                "/stepwell/executions",
                "/stepwell/running"
            })
    void withKeysNothingIsToldToWhoHasNotSigned(String path) throws Exception {
        Configuration locked = Configuration.read(
                Map.of(Setting.PORT, "0", Setting.STORE, "memory"),
                null,
                Map.of("STEPWELL_ACCESS_KEYS", "AKIA:secret"));
        try (StepwellServer server = StepwellServer.start(locked, Map.of())) {
            assertThat(get(server, path).statusCode()).isBetween(400, 403);
            assertThat(get(server, "/stepwell/console").body()).contains("\"keysNeeded\":true");
        }
    }

    @Test
    void aReadOnlyServerAnswersQuestionsAndRefusesChanges() throws Exception {
        String machine;
        try (StepwellServer server = InProcess.on(folder.resolve("data"), lambda);
                Caller caller = Caller.of(server.port())) {
            machine = caller.create("m", "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}");
        }
        Configuration readOnly = InProcess.configuration(folder.resolve("data"), Map.of(Setting.READ_ONLY, "yes"));
        try (StepwellServer server = StepwellServer.start(readOnly, Map.of());
                Caller caller = Caller.of(server.port())) {
            assertThat(caller.sfn
                            .describeStateMachine(r -> r.stateMachineArn(machine))
                            .name())
                    .isEqualTo("m");
            assertThatThrownBy(() -> caller.start(machine, "{}")).hasMessageContaining("read-only");
            assertThatThrownBy(() -> caller.sfn.createActivity(r -> r.name("a")))
                    .hasMessageContaining("read-only");
            assertThat(get(server, "/stepwell/console").body()).contains("\"readOnly\":true");
            assertThat(list(json(server, "/stepwell/executions?stateMachineArn=" + encoded(machine)), "executions"))
                    .isEmpty();
        }
    }

    @Test
    void thePageLetsInNoScriptsButItsOwnAndIsNeverKept() throws Exception {
        try (StepwellServer server = InProcess.inMemory(lambda)) {
            HttpResponse<String> page = get(server, "/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; script-src 'self';");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(get(server, "/").headers().firstValue("Content-Security-Policy"))
                    .isNotEqualTo(page.headers().firstValue("Content-Security-Policy"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/..%2findex.html", "/assets/../index.html", "/assets/%2e%2e", "/assets/none.js"})
    void onlyFilesOfTheConsoleAreServed(String path) throws Exception {
        try (StepwellServer server = InProcess.inMemory(lambda)) {
            assertThat(get(server, path).statusCode()).isBetween(400, 404);
        }
    }
}
