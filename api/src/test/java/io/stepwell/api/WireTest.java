package io.stepwell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.api.ApiFixture.Reply;
import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS JSON: targets, media types, bodies that are not what they should be. */
final class WireTest {
    private final ApiFixture fixture = new ApiFixture();

    @Test
    void everyAnswerHasARequestIdAndTheMediaTypeOfItsRequest() {
        Headers headers = Headers.of(Map.of(
                "content-type", "application/x-amz-json-1.1; charset=utf-8",
                "x-amz-target", "AWSStepFunctions.ListActivities"));
        Reply reply = ApiFixture.reply(fixture.api.handle(new ApiRequest("POST", "/", "", headers, new byte[0])));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).containsEntry("Content-Type", "application/x-amz-json-1.1");
        UUID id = UUID.fromString(reply.headers().get("x-amzn-RequestId"));
        assertThat(id.version()).isEqualTo(4);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void anUnknownOperationIsRefusedByName() {
        Reply unknown = fixture.call("MakeCoffee");
        assertThat(unknown.code()).isEqualTo("UnknownOperationException");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.message()).contains("MakeCoffee");
    }

    @Test
    void aMissingOrForeignTargetIsRefused() {
        assertThat(fixture.send(Map.of(), new byte[0]).code()).isEqualTo("UnknownOperationException");
        Reply foreign = fixture.send(Map.of("X-Amz-Target", "DynamoDB_20120810.ListTables"), new byte[0]);
        assertThat(foreign.code()).isEqualTo("UnknownOperationException");
        assertThat(foreign.message()).contains("X-Amz-Target");
    }

    @Test
    void onlyPostIsAnswered() {
        Headers headers = Headers.of(Map.of(
                "Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "AWSStepFunctions.ListActivities"));
        Reply reply = ApiFixture.reply(fixture.api.handle(new ApiRequest("GET", "/", "", headers, new byte[0])));
        assertThat(reply.code()).isEqualTo("UnknownOperationException");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        Headers headers =
                Headers.of(Map.of("Content-Type", "text/plain", "X-Amz-Target", "AWSStepFunctions.ListActivities"));
        Reply reply = ApiFixture.reply(fixture.api.handle(new ApiRequest("POST", "/", "", headers, new byte[0])));
        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.message()).contains("application/x-amz-json-1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":}", "nonsense", "{} {}", "[1]", "\"text\"", "null", "3", "{'a':1}", "\u0000"})
    void aBodyThatIsNotOneObjectIsASerializationException(String body) {
        Reply reply = fixture.callRaw("ListActivities", body);
        assertThat(reply.code()).isEqualTo("SerializationException");
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void deepNestingIsRefusedWithoutExhaustingTheStack() {
        String deep = "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(fixture.callRaw("ListActivities", deep).code()).isEqualTo("SerializationException");
    }

    @Test
    void invalidUtf8IsRefused() {
        byte[] overlong = "{\"name\":\"a??b\"}".getBytes(StandardCharsets.US_ASCII);
        overlong[10] = (byte) 0xC0;
        overlong[11] = (byte) 0xAF;
        Reply reply = fixture.send(Map.of("X-Amz-Target", "AWSStepFunctions.CreateActivity"), overlong);
        assertThat(reply.code()).isEqualTo("SerializationException");
        assertThat(reply.message()).contains("UTF-8");
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        Reply reply = fixture.send(Map.of("X-Amz-Target", "AWSStepFunctions.ListActivities"), new byte[(8 << 20) + 1]);
        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void unknownMembersAreIgnored() {
        Reply reply = fixture.callRaw("ListActivities", "{\"colour\":{\"deep\":[1,{\"x\":null}]},\"maxResults\":5}");
        assertThat(reply.code()).isEqualTo("OK");
    }

    @Test
    void textOfAnyScriptSurvives() {
        Reply created = fixture.call("CreateActivity", "name", "größe-名前-😀");
        assertThat(created.text("activityArn")).endsWith(":activity:größe-名前-😀");
    }

    @Test
    void timestampsAreEpochSecondsWithMilliseconds() {
        byte[] body = fixture.api
                .handle(new ApiRequest(
                        "POST",
                        "/",
                        "",
                        Headers.of(Map.of(
                                "Content-Type",
                                "application/x-amz-json-1.0",
                                "X-Amz-Target",
                                "AWSStepFunctions.CreateActivity")),
                        "{\"name\":\"pick\"}".getBytes(StandardCharsets.UTF_8)))
                .body();
        assertThat(new String(body, StandardCharsets.UTF_8)).contains("\"creationDate\":1700000000.123");
    }

    @Test
    void aBugIsAnInternalFailureThatTellsNothing() {
        fixture.withExecution();
        fixture.orchestrator.executions.histories.remove(ApiFixture.EXECUTION);
        Reply reply = fixture.call("GetExecutionHistory", "executionArn", ApiFixture.EXECUTION);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.code()).isEqualTo("InternalFailure");
        assertThat(reply.message())
                .contains(reply.headers().get("x-amzn-RequestId"))
                .doesNotContain("Null");
    }
}
