package io.stepwell.server.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.ConfigurationException;
import io.stepwell.server.configuration.Setting;
import io.stepwell.server.harness.Caller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.InspectionDataRequest;
import software.amazon.awssdk.services.sfn.model.InspectionDataResponse;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** State machines of a server call an HTTP API, within what the server's settings allow. */
@Timeout(300)
final class HttpTaskTest {
    private static final String SECRET = "correct-horse";

    @TempDir
    Path folder;

    private final AtomicReference<String> authorization = new AtomicReference<>("");
    private HttpServer api;

    @BeforeEach
    void serve() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            try (exchange) {
                authorization.set(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                byte[] body = "{\"id\": 7}".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        api.start();
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    private String definition(String action) {
        return """
                {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
                 "Resource": "arn:aws:states:::http:%s", "OutputPath": "$.ResponseBody.id",
                 "Parameters": {"ApiEndpoint": "http://127.0.0.1:%d/orders", "Method": "GET",
                  "Authentication": {"ConnectionArn":
                   "arn:aws:events:us-east-1:123456789012:connection/billing/1"}}}}}
                """.formatted(action, api.getAddress().getPort());
    }

    private Configuration configuration(String connections, String allowed) throws IOException {
        Path file = Files.writeString(folder.resolve("connections.json"), connections);
        Map<Setting, String> flags = new EnumMap<>(Map.of(
                Setting.STORE,
                "memory",
                Setting.PORT,
                "0",
                Setting.CONNECTIONS,
                file.toString(),
                Setting.HTTP_ALLOW,
                allowed));
        return Configuration.read(flags, null, Map.of());
    }

    private Configuration billing(String allowed) throws IOException {
        return configuration(
                "{\"billing\": {\"basic\": {\"username\": \"ada\", \"password\": \"" + SECRET + "\"}}}", allowed);
    }

    @Test
    void anApiIsCalledWithASecretThatNoHistoryShows() throws IOException {
        try (StepwellServer server = StepwellServer.start(billing("127.0.0.0/8"), Map.of());
                Caller caller = Caller.of(server.port())) {
            String execution = caller.start(caller.create("orders", definition("invoke")), "{}");
            assertThat(caller.output(execution)).isEqualTo("7");
            assertThat(authorization.get()).isEqualTo("Basic YWRhOmNvcnJlY3QtaG9yc2U=");
            assertThat(caller.types(execution)).contains("TaskScheduled", "TaskStarted", "TaskSucceeded");
            assertThat(caller.history(execution).toString()).doesNotContain(SECRET, "YWRhOmNvcnJlY3QtaG9yc2U=");
        }
    }

    @Test
    void thisMachineIsNotCalledUnlessItIsAllowed() throws IOException {
        try (StepwellServer server = StepwellServer.start(billing(""), Map.of());
                Caller caller = Caller.of(server.port())) {
            DescribeExecutionResponse end =
                    caller.finished(caller.start(caller.create("orders", definition("invoke")), "{}"));
            assertThat(end.error()).isEqualTo("States.Http.Socket");
            assertThat(end.cause()).contains("http-allow");
            assertThat(authorization.get()).isEmpty();
        }
    }

    @Test
    void aTrialShowsTheExchangeAndTheSecretsOnlyToWhomAskedForThem() throws IOException {
        String state = """
                {"Type": "Task", "End": true, "Resource": "arn:aws:states:::http:invoke",
                 "Parameters": {"ApiEndpoint": "http://127.0.0.1:%d/orders?a=1", "Method": "POST",
                  "Headers": {"X-Order": ["7", "8"]}, "QueryParameters": {"b": 2}, "RequestBody": {"n": 1},
                  "Authentication": {"ConnectionArn": "more"}}}
                """.formatted(api.getAddress().getPort());
        String more = """
                {"more": {"apiKey": {"name": "X-Key", "value": "%s"}, "headers": {"X-Tenant": "t-7"},
                 "query": {"tenant": "t-7"}, "body": {"tenant": "t-7"}}}""".formatted(SECRET);
        try (StepwellServer server = StepwellServer.start(configuration(more, "127.0.0.1"), Map.of());
                Caller caller = Caller.of(server.port())) {
            TestStateResponse hidden = trial(caller, state, InspectionLevel.TRACE, false);
            assertThat(hidden.statusAsString()).isEqualTo("SUCCEEDED");
            InspectionDataRequest request = hidden.inspectionData().request();
            assertThat(request.protocol()).isEqualTo("http");
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.url())
                    .isEqualTo("http://127.0.0.1:" + api.getAddress().getPort() + "/orders?a=1&b=2");
            assertThat(request.headers())
                    .contains("X-Order: 7, X-Order: 8")
                    .startsWith("[")
                    .endsWith("]");
            assertThat(request.body()).isEqualTo("{\"n\":1}");
            assertThat(hidden.inspectionData().toString()).doesNotContain(SECRET, "t-7");
            InspectionDataResponse response = hidden.inspectionData().response();
            assertThat(response.protocol()).isEqualTo("http");
            assertThat(response.statusCode()).isEqualTo("200");
            assertThat(response.statusMessage()).isEqualTo("OK");
            assertThat(response.headers()).contains("content-type: application/json");
            assertThat(response.body()).isEqualTo("{\"id\": 7}");

            InspectionDataRequest revealed = trial(caller, state, InspectionLevel.TRACE, true)
                    .inspectionData()
                    .request();
            assertThat(revealed.url()).endsWith("/orders?a=1&b=2&tenant=t-7");
            assertThat(revealed.headers()).contains("X-Key: " + SECRET, "X-Tenant: t-7");
            assertThat(revealed.body()).isEqualTo("{\"n\":1,\"tenant\":\"t-7\"}");

            assertThat(trial(caller, state, InspectionLevel.DEBUG, true)
                            .inspectionData()
                            .request())
                    .isNull();
        }
    }

    @Test
    void aTrialOfACallWithoutAnswerShowsWhatWasSent() throws IOException {
        String state = """
                {"Type": "Task", "End": true, "Resource": "arn:aws:states:::http:invoke",
                 "Parameters": {"ApiEndpoint": "http://127.0.0.1:1/", "Method": "GET"}}""";
        try (StepwellServer server = StepwellServer.start(billing("127.0.0.1"), Map.of());
                Caller caller = Caller.of(server.port())) {
            TestStateResponse failed = trial(caller, state, InspectionLevel.TRACE, false);
            assertThat(failed.error()).isEqualTo("States.Http.Socket");
            assertThat(failed.inspectionData().request().url()).isEqualTo("http://127.0.0.1:1/");
            assertThat(failed.inspectionData().response()).isNull();
        }
    }

    private static TestStateResponse trial(Caller caller, String state, InspectionLevel level, boolean secrets) {
        return caller.sfn.testState(r -> r.definition(state)
                .roleArn(Caller.ROLE)
                .input("{}")
                .inspectionLevel(level)
                .revealSecrets(secrets));
    }

    @Test
    void secretsMayStandInTheEnvironmentAndInFilesOfTheirOwn() throws IOException {
        Files.writeString(folder.resolve("password"), SECRET + "\n");
        Path file = Files.writeString(
                folder.resolve("c.json"),
                "{\"billing\": {\"basic\": {\"username\": {\"env\": \"WHO\"}, \"password\": {\"file\": \"password\"}}}}");
        Map<Setting, String> flags =
                Map.of(Setting.STORE, "memory", Setting.PORT, "0", Setting.HTTP_ALLOW, "127.0.0.1");
        Configuration configuration =
                Configuration.read(flags, null, Map.of("WHO", "ada", "STEPWELL_CONNECTIONS", file.toString()));
        try (StepwellServer server = StepwellServer.start(configuration, Map.of());
                Caller caller = Caller.of(server.port())) {
            caller.output(caller.start(caller.create("orders", definition("invoke")), "{}"));
            assertThat(authorization.get()).isEqualTo("Basic YWRhOmNvcnJlY3QtaG9yc2U=");
        }
        assertThatThrownBy(() -> Configuration.read(flags, null, Map.of("STEPWELL_CONNECTIONS", file.toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("billing.basic names the variable WHO, which is not set");
    }

    @Test
    void noSecretReachesTheStore() throws IOException {
        Path data = folder.resolve("data");
        Map<Setting, String> flags = Map.of(
                Setting.DATA,
                data.toString(),
                Setting.PORT,
                "0",
                Setting.HTTP_ALLOW,
                "127.0.0.1",
                Setting.CONNECTIONS,
                Files.writeString(
                                folder.resolve("c.json"),
                                "{\"billing\": {\"apiKey\": {\"name\": \"X-Key\", \"value\": \"" + SECRET + "\"}}}")
                        .toString());
        try (StepwellServer server = StepwellServer.start(Configuration.read(flags, null, Map.of()), Map.of());
                Caller caller = Caller.of(server.port())) {
            caller.output(caller.start(caller.create("orders", definition("invoke")), "{}"));
        }
        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotContain(SECRET));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"*\": {}}", "{\"*\": {\"trust\": \"none.pem\"}}", "{\"A b\": {\"trust\": \"ca.pem\"}}", "[]"})
    void aFileOfAuthoritiesThatIsNotUsableIsRefused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("tls.json"), text);
        assertThatThrownBy(() -> Configuration.read(Map.of(Setting.HTTP_TLS, file.toString()), null, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("http-tls: ");
    }

    @Test
    void anHttpTaskHasNoPattern() throws IOException {
        try (StepwellServer server = StepwellServer.start(billing(""), Map.of());
                Caller caller = Caller.of(server.port())) {
            assertThatThrownBy(() -> caller.create("orders", definition("invoke.waitForTaskToken")))
                    .isInstanceOf(InvalidDefinitionException.class)
                    .hasMessageContaining("http:invoke.waitForTaskToken");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"billing\": {\"basic\": {\"username\": \"ada\", \"pass\": \"correct-horse\"}}}",
                "{\"billing\": {\"basic\": {\"username\": \"ada\", \"password\": [\"correct-horse\"]}}}",
                "{\"billing\": {\"apiKey\": {\"name\": \"X-Key\", \"value\": \"correct-horse\\n\"}}}",
                "{\"billing\": {\"apiKey\": {\"name\": \"X Key\", \"value\": \"correct-horse\"}}}",
                "{\"billing\": {\"oauth\": {\"tokenEndpoint\": \"ftp://correct-horse/\", \"clientId\": \"a\","
                        + " \"clientSecret\": \"correct-horse\"}}}",
                "{\"billing\": {\"basic\": {\"username\": \"a\", \"password\": \"b\"}, \"apiKey\": {}}}",
                "{\"billing\": {\"secret\": \"correct-horse\"}}",
                "{\"billing\": {\"basic\": {\"username\": \"a\", \"password\": {\"env\": \"NOT_SET\"}}}}",
                "{\"billing\": {\"basic\": {\"username\": \"a\", \"password\": {\"file\": \"not-there\"}}}}",
                "{\"billing\": {\"oauth\": {\"tokenEndpoint\": \"https://a/\", \"clientId\": \"a\","
                        + " \"clientSecret\": \"correct-horse\", \"clientIn\": \"query\"}}}",
                "{\"billing\": {\"oauth\": {\"tokenEndpoint\": \"https://a/\", \"clientId\": \"a\","
                        + " \"clientSecret\": \"correct-horse\", \"method\": \"PATCH\"}}}",
                "{\"billing\": {\"tls\": {\"certificate\": \"not-there\"}}}",
                "{\"billing\": {\"tls\": {}}}"
            })
    void aFileOfConnectionsThatIsNotUsableIsRefusedWithoutItsSecrets(String connections) {
        assertThatThrownBy(() -> configuration(connections, ""))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("connections: ")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void whatIsNoAddressIsNotAllowed() {
        assertThatThrownBy(() -> configuration("{}", "10.0.0.0/33"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("http-allow: ");
    }

    @Test
    void secretsOfConnectionsAreNotShown() throws IOException {
        Configuration configuration = billing("");
        assertThat(configuration.toString() + configuration.httpAccess()).doesNotContain(SECRET);
    }
}
