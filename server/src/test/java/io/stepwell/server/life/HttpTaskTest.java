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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;

/** State machines of a server call an HTTP API, within what the server's settings allow. */
@Timeout(120)
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
                "{\"billing\": {\"secret\": \"correct-horse\"}}"
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
