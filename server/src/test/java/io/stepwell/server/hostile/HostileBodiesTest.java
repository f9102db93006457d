package io.stepwell.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.hostile.RawConnection.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not what an operation expects. */
@Timeout(300)
final class HostileBodiesTest {
    private static final int DEEP = 100_000;
    private static final int REQUEST_BYTES_MAX = 1_048_576;
    private static final int PAYLOAD_BYTES_MAX = 262_144;
    private static final String QUICK = "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}";
    private static StepwellServer server;

    @BeforeAll
    static void start() throws IOException {
        server = StepwellServer.start(Configuration.inMemory(), Map.of());
        assertThat(create("here", QUICK).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void theServerStillServesOthers() throws IOException {
        Serving.check(server.port());
    }

    private static Reply call(String operation, String body) throws IOException {
        return call(operation, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply call(String operation, byte[] body) throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            return connection
                    .sendAsFarAsTaken(RawConnection.request(operation, body))
                    .read();
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static Reply create(String name, String definition) throws IOException {
        return call("CreateStateMachine", creation(name, definition));
    }

    private static String creation(String name, String definition) {
        return "{\"name\":" + quoted(name) + ",\"definition\":" + quoted(definition)
                + ",\"roleArn\":\"arn:aws:iam::123456789012:role/r\"}";
    }

    private static Reply begin(String input) throws IOException {
        return call(
                "StartExecution",
                "{\"stateMachineArn\":\"arn:aws:states:us-east-1:123456789012:stateMachine:here\",\"input\":"
                        + quoted(input) + "}");
    }

    private static void refused(Reply reply, String error) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.error()).as(reply.body()).isEqualTo(error);
        assertThat(reply.headers().get("content-type")).isEqualTo("application/x-amz-json-1.0");
        assertThat(reply.body()).contains("\"message\":\"").hasSizeLessThan(4_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "[]",
                "nil",
                "{\"name\":}",
                "{\"name\":\"a\",}",
                "{'name':'a'}",
                "{\"name\":\"a\"} x",
                "\"text\"",
                "{\"name\":\"\u0001\"}",
                "{\"name\":\"\\u12\"}",
                "{\"name\":01}",
                "{\"a\":NaN}",
                "{\"name\":\"a",
                "<xml/>",
                "\u0000"
            })
    void textThatIsNoJsonObjectIsRefused(String body) throws IOException {
        refused(call("CreateActivity", body), "SerializationException");
    }

    @Test
    void ofAMemberThatIsNamedTwiceTheLastCounts() throws IOException {
        Reply reply = call("CreateActivity", "{\"name\":\"twice-a\",\"name\":\"twice-b\"}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("twice-b").doesNotContain("twice-a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e99999999999999999999"})
    void numbersWithAbsurdExponentsAreReadOrRefusedButNeverWrittenOut(String number) throws IOException {
        assertThat(call("ListActivities", "{\"maxResults\":" + number + "}").status())
                .isEqualTo(400);
        assertThat(begin(number).status()).isIn(200, 400);
        String machine = """
                {"StartAt": "C", "States": {
                  "C": {"Type": "Choice", "Default": "W", "Choices": [
                    {"Variable": "$", "NumericGreaterThan": %1$s, "Next": "W"},
                    {"Variable": "$[?(@.a == %1$s)]", "IsNull": true, "Next": "W"}]},
                  "W": {"Type": "Wait", "SecondsPath": "$", "End": true}}}
                """;
        Reply created = create("exponents" + number.length(), machine.formatted(number));
        assertThat(created.status()).as(created.body()).isIn(200, 400);
        assertThat(create(
                                "seconds",
                                "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":" + number
                                        + ",\"End\":true}}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void nestingWithoutEndIsRefusedWhereverItStands() throws IOException {
        String arrays = "[".repeat(DEEP) + "]".repeat(DEEP);
        String objects = "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
        refused(call("CreateActivity", objects), "SerializationException");
        refused(call("CreateActivity", arrays), "SerializationException");
        refused(call("CreateActivity", "[".repeat(DEEP)), "SerializationException");
        refused(create("deep", objects), "InvalidDefinition");
        refused(begin(arrays), "InvalidExecutionInput");
        String machine = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true,\"Result\":%s}}}";
        refused(create("deep", machine.formatted(arrays)), "InvalidDefinition");
    }

    @Test
    void statesInsideOfStatesWithoutEndAreRefused() throws IOException {
        int depth = 5_000;
        String nested =
                "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"End\":true,\"Branches\":[".repeat(depth)
                        + QUICK
                        + "]}}}".repeat(depth);
        refused(create("nested", nested), "InvalidDefinition");
    }

    @Test
    void aRequestOfTheLargestSizeIsAcceptedAndALargerOneIsNot() throws IOException {
        String longest = creation("longest", QUICK);
        String padding = " ".repeat(REQUEST_BYTES_MAX - longest.length());
        assertThat(call("CreateStateMachine", longest + padding).status()).isEqualTo(200);
        Reply refused = call("CreateStateMachine", longest + padding + " ");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.error()).isEqualTo("RequestEntityTooLargeException");
        assertThat(refused.body()).contains("1048576 bytes");
    }

    @Test
    void aDefinitionOfThousandsOfStatesIsRead() throws IOException {
        Reply many = create("many", chainOf(10_000));
        assertThat(many.status()).as(many.body()).isEqualTo(200);
        Reply more = create("more", chainOf(20_000));
        refused(more, "InvalidDefinition");
        assertThat(more.body()).contains("at most 10000 states");
    }

    private static String chainOf(int length) {
        StringBuilder states = new StringBuilder();
        for (int i = 1; i < length; i++) {
            states.append("\"S%d\":{\"Type\":\"Pass\",\"Next\":\"S%d\"},".formatted(i, i + 1));
        }
        return "{\"StartAt\":\"S1\",\"States\":{" + states + "\"S" + length + "\":{\"Type\":\"Succeed\"}}}";
    }

    @Test
    void aDefinitionFullOfErrorsIsRefusedInFewWords() throws IOException {
        StringBuilder states = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            states.append("\"S").append(i).append("\":{\"Type\":\"Nonsense\"},");
        }
        Reply reply = create("bad", "{\"StartAt\":\"S0\",\"States\":{" + states + "\"Z\":{\"Type\":\"Succeed\"}}}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("InvalidDefinition");
        assertThat(reply.body()).contains("and 900 more").hasSizeLessThan(20_000);
    }

    @Test
    void anInputOfTheLargestSizeIsAcceptedAndALargerOneIsNot() throws IOException {
        String largest = "\"" + "i".repeat(PAYLOAD_BYTES_MAX - 2) + "\"";
        assertThat(begin(largest).status()).isEqualTo(200);
        refused(begin(largest + " "), "ValidationException");
        String inTwoBytesEach = "\"" + "ü".repeat(PAYLOAD_BYTES_MAX / 2) + "\"";
        assertThat(begin(inTwoBytesEach).status()).isEqualTo(400);
    }

    @Test
    void aBodyBeyondAllBoundsIsRefusedBeforeItIsRead() throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            Reply reply = connection
                    .send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
                            + "X-Amz-Target: AWSStepFunctions.CreateActivity\r\nContent-Length: 99999999999\r\n\r\n{")
                    .read();
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.error()).isEqualTo("RequestEntityTooLargeException");
        }
        Reply reply = call("CreateActivity", "{\"name\":\"" + "n".repeat(5 << 20) + "\"}");
        assertThat(reply.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C3", "C080", "EDA080", "F8888080", "FF", "E282"})
    void invalidUtf8IsRefused(String hex) throws IOException {
        byte[] bad = java.util.HexFormat.of().parseHex(hex);
        byte[] body = "{\"name\":\"xxxxxx\"}".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bad, 0, body, 9, bad.length);
        refused(call("CreateActivity", body), "SerializationException");
    }

    @Test
    void aLoneSurrogateIsNoName() throws IOException {
        refused(call("CreateActivity", "{\"name\":\"\\ud800\"}"), "InvalidName");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CreateActivity|{\"name\":5}|SerializationException|name",
                "CreateActivity|{\"name\":{\"a\":1}}|SerializationException|name",
                "CreateActivity|{\"name\":[\"a\"]}|SerializationException|name",
                "CreateActivity|{\"name\":null}|ValidationException|name",
                "CreateActivity|{}|ValidationException|name",
                "CreateActivity|{\"name\":\"a\",\"tags\":\"t\"}|SerializationException|tags",
                "CreateActivity|{\"name\":\"a\",\"tags\":[5]}|SerializationException|tags",
                "ListActivities|{\"maxResults\":\"many\"}|SerializationException|maxResults",
                "ListActivities|{\"maxResults\":-1}|ValidationException|maxResults",
                "ListActivities|{\"maxResults\":99999999999999999999}|ValidationException|maxResults",
                "ListActivities|{\"maxResults\":1.5}|SerializationException|maxResults",
                "ListActivities|{\"nextToken\":\"made-up\"}|InvalidToken|",
                "GetExecutionHistory|{\"executionArn\":true}|SerializationException|executionArn",
                "GetExecutionHistory|{\"executionArn\":\"x\",\"reverseOrder\":\"yes\"}|SerializationException|reverseOrder",
                "StartExecution|{\"stateMachineArn\":\"\"}|ValidationException|stateMachineArn",
                "StartExecution|{\"stateMachineArn\":\"x:y\"}|InvalidArn|x:y",
                "SendTaskSuccess|{\"taskToken\":\"x\",\"output\":\"1\"}|InvalidToken|",
                "StopExecution|{\"executionArn\":\"arn:aws:states:us-east-1:123456789012:execution:a:b\"}"
                        + "|ExecutionDoesNotExist|a:b",
            })
    void membersOfAWrongKindAreRefusedByName(String operation, String body, String error, String named)
            throws IOException {
        Reply reply = call(operation, body);
        refused(reply, error);
        assertThat(reply.body()).contains(named == null ? "" : named);
    }

    @Test
    void membersNobodyKnowsAreIgnoredAsAwsDoes() throws IOException {
        assertThat(call("ListActivities", "{\"later\":{\"x\":[1,2,{}]},\"maxResults\":1}")
                        .status())
                .isEqualTo(200);
    }
}
