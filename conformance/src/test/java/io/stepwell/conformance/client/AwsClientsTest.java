package io.stepwell.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.conformance.ScriptedServer;
import io.stepwell.conformance.reference.FailedAnswer;
import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.Trees;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

class AwsClientsTest {
    private final ScriptedServer server = new ScriptedServer();
    private final AwsClients clients =
            new AwsClients(server.endpoint(), server.endpoint(), server.endpoint(), "us-east-1");

    @AfterEach
    void stop() {
        clients.close();
        server.close();
    }

    @Test
    void requestsAreWrittenFromJsonByTheSdk() {
        server.on("CreateStateMachine", "{\"stateMachineArn\": \"arn\", \"creationDate\": 1.5}");
        Answer answer = clients.call(
                "stepfunctions",
                "CreateStateMachine",
                Map.of(
                        "name",
                        "n",
                        "publish",
                        true,
                        "tags",
                        List.of(Map.of("key", "k", "value", "v")),
                        "loggingConfiguration",
                        Map.of("level", "ALL")));
        assertThat(server.requests()).hasSize(1);
        String[] request = server.requests().getFirst().split(" ", 2);
        assertThat(request[0]).isEqualTo("CreateStateMachine");
        assertThat(JsonText.read(request[1]))
                .isEqualTo(Map.of(
                        "name",
                        "n",
                        "publish",
                        true,
                        "tags",
                        List.of(Map.of("key", "k", "value", "v")),
                        "loggingConfiguration",
                        Map.of("level", "ALL")));
        assertThat(answer)
                .isEqualTo(new Answer.Succeeded(Map.of(
                        "stateMachineArn", "arn",
                        "creationDate", Instant.ofEpochMilli(1_500),
                        "ResponseMetadata", Map.of("HTTPHeaders", Map.of(), "HTTPStatusCode", 200))));
    }

    @Test
    void emptyListsAreThereAndAbsentListsAreNot() {
        server.on("ListStateMachines", "{\"stateMachines\": []}").on("ListActivities", "{}");
        assertThat(response("ListStateMachines")).containsEntry("stateMachines", List.of());
        assertThat(response("ListActivities")).doesNotContainKey("activities");
    }

    @Test
    void eventsOfAHistoryKeepTheirMembersAndTypes() {
        server.on("GetExecutionHistory", """
                {"events": [{"id": 1, "previousEventId": 0, "timestamp": 2, "type": "ExecutionStarted",
                  "executionStartedEventDetails": {"input": "{}", "inputDetails": {"truncated": false}}}]}""");
        assertThat(response("GetExecutionHistory").get("events"))
                .isEqualTo(List.of(Map.of(
                        "id",
                        1L,
                        "previousEventId",
                        0L,
                        "timestamp",
                        Instant.ofEpochSecond(2),
                        "type",
                        "ExecutionStarted",
                        "executionStartedEventDetails",
                        Map.of("input", "{}", "inputDetails", Map.of("truncated", false)))));
    }

    private Map<String, @Nullable Object> response(String operation) {
        Map<String, @Nullable Object> params =
                operation.equals("GetExecutionHistory") ? Map.of("executionArn", "x") : Map.of();
        return clients.call("stepfunctions", operation, params) instanceof Answer.Succeeded(var response)
                ? response
                : Map.of();
    }

    @Test
    void errorsHaveTheShapeOfThePythonClient() {
        server.on("StopExecution", 400, "{\"__type\": \"InvalidArn\", \"message\": \"bad\"}");
        Map<String, Object> metadata = Map.of("HTTPHeaders", Map.of(), "HTTPStatusCode", 400);
        Answer modelled = clients.call("stepfunctions", "StopExecution", Map.of("executionArn", "x"));
        assertThat(modelled)
                .isEqualTo(new Answer.Failed(new FailedAnswer(
                        "StopExecution",
                        "InvalidArn",
                        "bad",
                        Map.of(
                                "Error",
                                Map.of("Code", "InvalidArn", "Message", "bad"),
                                "message",
                                "bad",
                                "ResponseMetadata",
                                metadata))));
        server.on("ListExecutions", 400, "{\"__type\": \"Unheard\", \"message\": \"of\"}");
        Answer unmodelled = clients.call("stepfunctions", "ListExecutions", Map.of());
        assertThat(unmodelled)
                .isEqualTo(new Answer.Failed(new FailedAnswer(
                        "ListExecutions",
                        "Unheard",
                        "of",
                        Map.of("Error", Map.of("Code", "Unheard", "Message", "of"), "ResponseMetadata", metadata))));
    }

    @Test
    void serverFaultsAreNotRetried() {
        server.on("DescribeExecution", 500, "{\"__type\": \"InternalFailure\", \"message\": \"\"}");
        clients.call("stepfunctions", "DescribeExecution", Map.of("executionArn", "x"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whatAClientWouldNotSendIsRefused() {
        for (String params : List.of(
                "{\"name\": \"n\", \"unknown\": 1}",
                "{\"name\": null}",
                "{\"name\": 5}",
                "{\"name\": \"n\", \"tags\": \"none\"}",
                "{\"name\": \"n\", \"tags\": [{\"key\": null}]}")) {
            Map<String, @Nullable Object> members = Trees.object(JsonText.read(params), "params");
            assertThat(clients.call("stepfunctions", "CreateActivity", members))
                    .as(params)
                    .isInstanceOfSatisfying(
                            Answer.Failed.class,
                            failed -> assertThat(failed.failure().code()).isEqualTo(FailedAnswer.CLIENT_REFUSED));
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void everyOperationOfTheSdkIsKnown() {
        List<String> ofTheSdk = java.util.Arrays.stream(SfnClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 1
                        && method.getParameterTypes()[0].getSimpleName().endsWith("Request")
                        && !method.getName().endsWith("Paginator"))
                .map(method -> method.getParameterTypes()[0].getSimpleName().replaceFirst("Request$", ""))
                .distinct()
                .toList();
        assertThat(SfnOperations.BY_NAME.keySet()).containsExactlyInAnyOrderElementsOf(ofTheSdk);
        assertThatThrownBy(() -> clients.call("stepfunctions", "Fly", Map.of())).hasMessageContaining("'Fly'");
    }
}
