package io.stepwell.integrations.agentcore;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.integrations.sdk.SdkIntegration;
import io.stepwell.integrations.sdk.ServiceCaller;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.models.ServiceCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code bedrockagentcore:invokeHarness} over a socket, with event streams as AWS writes them. */
@Timeout(180)
class InvokeHarnessTest {
    private static final AwsClient CLIENT = new AwsClient(new RetryPolicy(3, 1, 1, 1));
    private static final ServiceCatalogue CATALOGUE = ServiceCatalogue.bundled();
    private static final String PARAMETERS =
            "{\"HarnessArn\":\"arn:aws:bedrock-agentcore:us-east-1:123456789012:harness/h\","
                    + "\"RuntimeSessionId\":\"s-1\",\"Messages\":[{\"Role\":\"user\",\"Content\":[{\"Text\":\"Hello\"}]}],"
                    + "\"Model\":{\"BedrockModelConfig\":{\"ModelId\":\"m\",\"Temperature\":0.7}},\"MaxIterations\":75}";

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private record Asked(String line, String session, String body) {}

    /** A server that answers every request with the same bytes. */
    private static final class Agent implements AutoCloseable {
        private final HttpServer server;
        private final List<Asked> asked = new CopyOnWriteArrayList<>();

        Agent(int status, String type, byte[] body) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                asked.add(new Asked(
                        exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                        String.valueOf(
                                exchange.getRequestHeaders().getFirst("X-Amzn-Bedrock-AgentCore-Runtime-Session-Id")),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.getResponseHeaders().set("x-amzn-RequestId", "R1");
                if (status != 200) {
                    exchange.getResponseHeaders().set("x-amzn-ErrorType", "ThrottlingException");
                }
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        TaskOutcome call(String parameters, long deadlineMillis) throws InterruptedException {
            Endpoints endpoints = Endpoints.of(Map.of(
                    "AWS_ENDPOINT_URL",
                    "http://localhost:" + server.getAddress().getPort()));
            var integration = new InvokeHarnessIntegration(
                    CATALOGUE, new ServiceCaller(CLIENT, endpoints, new RoleCredentials(CLIENT, endpoints, CATALOGUE)));
            TaskResource resource = TaskResource.parse("arn:aws:states:::bedrockagentcore:invokeHarness");
            assertThat(integration.serves(resource)).isTrue();
            return integration.call(new TaskCall(
                    new TaskRef("e", 3), resource, Json.parse(parameters), "token", "key", deadlineMillis, null));
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static byte[] stream(byte[]... messages) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            all.writeBytes(message);
        }
        return all.toByteArray();
    }

    private static byte[] event(String type, String json) {
        return message(Map.of(":message-type", "event", ":event-type", type), json);
    }

    private static byte[] message(Map<String, String> headers, String json) {
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        headers.forEach((name, value) -> {
            named.write(name.length());
            named.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            named.write(7);
            named.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) value.length()).array());
            named.writeBytes(value.getBytes(StandardCharsets.UTF_8));
        });
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        int length = 16 + named.size() + payload.length;
        ByteBuffer message = ByteBuffer.allocate(length).putInt(length).putInt(named.size());
        message.putInt(checksum(message.array(), 8));
        message.put(named.toByteArray()).put(payload);
        return message.putInt(checksum(message.array(), length - 4)).array();
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static final byte[] CONVERSATION = stream(
            event("messageStart", "{\"role\":\"assistant\"}"),
            event("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"Let me look.\"}}"),
            event("messageStop", "{\"stopReason\":\"tool_use\"}"),
            event(
                    "metadata",
                    "{\"usage\":{\"inputTokens\":10,\"outputTokens\":5,\"totalTokens\":15},\"metrics\":{\"latencyMs\":100}}"),
            event("messageStart", "{\"role\":\"assistant\"}"),
            event("contentBlockStart", "{\"contentBlockIndex\":1,\"start\":{\"toolUse\":{\"toolUseId\":\"t\"}}}"),
            event("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"reasoningContent\":{\"text\":\"hm\"}}}"),
            event("contentBlockDelta", "{\"contentBlockIndex\":1,\"delta\":{\"text\":\"It is \"}}"),
            event("contentBlockDelta", "{\"contentBlockIndex\":1,\"delta\":{\"text\":\"42.\"}}"),
            event("contentBlockStop", "{\"contentBlockIndex\":1}"),
            event("messageStop", "{\"stopReason\":\"end_turn\"}"),
            event(
                    "metadata",
                    "{\"usage\":{\"inputTokens\":20,\"outputTokens\":7,\"totalTokens\":27},\"metrics\":{\"latencyMs\":250}}"));

    @Test
    void theLastMessageIsTheResultWithTheTokensOfAll() throws Exception {
        try (Agent agent = new Agent(200, "application/vnd.amazon.eventstream", CONVERSATION)) {
            TaskOutcome outcome = agent.call(PARAMETERS, Long.MAX_VALUE);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            TaskOutcome.Succeeded.class,
                            succeeded -> assertThat(
                                            Json.parse(succeeded.output().text()))
                                    .isEqualTo(
                                            Json.parse(
                                                    "{\"Metrics\":{\"LatencyMs\":350},\"Output\":{\"Message\":{\"Content\":"
                                                            + "[{\"Text\":\"It is 42.\"}],\"Role\":\"assistant\"}},\"StopReason\":\"end_turn\","
                                                            + "\"Usage\":{\"InputTokens\":30,\"OutputTokens\":12,\"TotalTokens\":42}}")));
            assertThat(agent.asked).hasSize(1);
            assertThat(agent.asked.getFirst().line())
                    .isEqualTo(
                            "POST /harnesses/invoke?harnessArn=arn%3Aaws%3Abedrock-agentcore%3Aus-east-1%3A123456789012"
                                    + "%3Aharness%2Fh");
            assertThat(agent.asked.getFirst().session()).isEqualTo("s-1");
            assertThat(Json.parse(agent.asked.getFirst().body()))
                    .isEqualTo(
                            Json.parse(
                                    "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hello\"}]}],"
                                            + "\"model\":{\"bedrockModelConfig\":{\"modelId\":\"m\",\"temperature\":0.7}},\"maxIterations\":75}"));
        }
    }

    @Test
    void anErrorInTheStreamFailsTheTask() throws Exception {
        byte[] broken = stream(
                event("messageStart", "{\"role\":\"assistant\"}"),
                message(
                        Map.of(":message-type", "exception", ":exception-type", "runtimeClientError"),
                        "{\"message\":\"the tool failed\"}"));
        try (Agent agent = new Agent(200, "application/vnd.amazon.eventstream", broken)) {
            assertThat(agent.call(PARAMETERS, Long.MAX_VALUE))
                    .isEqualTo(new TaskOutcome.Failed(
                            "BedrockAgentCore.RuntimeClientErrorException",
                            "the tool failed (Service: BedrockAgentCore, Status Code: 200, Request ID: R1)"));
        }
    }

    @Test
    void aServiceThatIsBusyIsAskedAgainAndThenFailsTheTask() throws Exception {
        try (Agent agent =
                new Agent(429, "application/json", "{\"message\":\"slow down\"}".getBytes(StandardCharsets.UTF_8))) {
            assertThat(agent.call(PARAMETERS, Long.MAX_VALUE))
                    .isEqualTo(new TaskOutcome.Failed(
                            "BedrockAgentCore.ThrottlingException",
                            "slow down (Service: BedrockAgentCore, Status Code: 429, Request ID: R1)"));
            assertThat(agent.asked).hasSize(3);
        }
    }

    @Test
    void aStreamThatIsDamagedIsAFailure() throws Exception {
        byte[] damaged = CONVERSATION.clone();
        damaged[40] ^= 1;
        try (Agent agent = new Agent(200, "application/vnd.amazon.eventstream", damaged)) {
            assertThat(agent.call(PARAMETERS, Long.MAX_VALUE))
                    .isEqualTo(new TaskOutcome.Failed(
                            "BedrockAgentCore.SdkClientException",
                            "Unable to unmarshall response (The event stream has a wrong checksum)"));
        }
        byte[] cut = java.util.Arrays.copyOf(CONVERSATION, CONVERSATION.length - 3);
        try (Agent agent = new Agent(200, "application/vnd.amazon.eventstream", cut)) {
            assertThat(agent.call(PARAMETERS, Long.MAX_VALUE))
                    .isEqualTo(new TaskOutcome.Failed(
                            "BedrockAgentCore.SdkClientException",
                            "Unable to unmarshall response (The event stream breaks off)"));
        }
    }

    @Test
    void aMockedResultIsNotJudgedByTheStreamItIsMadeOf() {
        Endpoints endpoints = Endpoints.of(Map.of());
        var models = new SdkIntegration(
                CATALOGUE, new ServiceCaller(CLIENT, endpoints, new RoleCredentials(CLIENT, endpoints, CATALOGUE)));
        TaskResource resource = TaskResource.parse("arn:aws:states:::bedrockagentcore:invokeHarness");
        assertThat(models.responseFault(resource, Json.parse("{\"StopReason\":\"end_turn\"}"), true))
                .isNull();
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        try (Agent agent = new Agent(200, "application/vnd.amazon.eventstream", CONVERSATION)) {
            assertThat(agent.call("{\"RuntimeSessionId\":\"s\"}", Long.MAX_VALUE))
                    .isInstanceOfSatisfying(TaskOutcome.Failed.class, failed -> {
                        assertThat(failed.error()).isEqualTo("States.Runtime");
                        assertThat(failed.cause()).contains("'HarnessArn' is required", "'Messages' is required");
                    });
            assertThat(agent.asked).isEmpty();
        }
    }
}
