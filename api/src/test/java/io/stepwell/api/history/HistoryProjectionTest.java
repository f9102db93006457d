package io.stepwell.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.event.EventHead;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonReader;
import io.stepwell.language.json.JsonWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events and the history entries AWS shows for them. */
final class HistoryProjectionTest {
    private static final EventHead HEAD = new EventHead(7, 5, 1_700_000_000_123L);
    private static final Json DATA = Json.parse("{\"a\": 1}");
    private static final TaskResource FUNCTION = TaskResource.parse("arn:aws:lambda:us-east-1:123456789012:function:f");
    private static final TaskResource ACTIVITY = TaskResource.parse("arn:aws:states:us-east-1:123456789012:activity:a");
    private static final TaskResource SERVICE = TaskResource.parse("arn:aws:states:::sqs:sendMessage.waitForTaskToken");
    private static final TaskResource SDK = TaskResource.parse("arn:aws:states:::aws-sdk:dynamodb:putItem");

    @Test
    void everyEntryHasIdsTypeAndTime() {
        assertThat(JsonWriter.write(project(new Event.MapSucceeded(HEAD, 0))))
                .isEqualTo("{\"timestamp\":1700000000.123,\"type\":\"MapStateSucceeded\",\"id\":7,"
                        + "\"previousEventId\":5}");
    }

    @Test
    void anExecutionStartsWithItsInputAndRole() {
        ExecutionOrigin origin = new ExecutionOrigin("arn", "n", "m", "m", "d", "the-role", null);
        assertEntry(new Event.ExecutionStarted(HEAD, origin, DATA), "ExecutionStarted", """
                {"executionStartedEventDetails":
                  {"input": "{\\"a\\": 1}", "inputDetails": {"truncated": false}, "roleArn": "the-role"}}
                """);
    }

    @Test
    void anExecutionEndsInOneOfFourWays() {
        assertEntry(new Event.ExecutionSucceeded(HEAD, DATA), "ExecutionSucceeded", """
                {"executionSucceededEventDetails":
                  {"output": "{\\"a\\": 1}", "outputDetails": {"truncated": false}}}
                """);
        assertEntry(new Event.ExecutionFailed(HEAD, "E", "C"), "ExecutionFailed", """
                {"executionFailedEventDetails": {"error": "E", "cause": "C"}}
                """);
        assertEntry(new Event.ExecutionFailed(HEAD, "States.Timeout", null), "ExecutionFailed", """
                {"executionFailedEventDetails": {"error": "States.Timeout"}}
                """);
        assertEntry(new Event.ExecutionAborted(HEAD, null, null), "ExecutionAborted", """
                {"executionAbortedEventDetails": {}}
                """);
        assertEntry(new Event.ExecutionTimedOut(HEAD, "States.Timeout", "late"), "ExecutionTimedOut", """
                {"executionTimedOutEventDetails": {"error": "States.Timeout", "cause": "late"}}
                """);
    }

    @ParameterizedTest
    @EnumSource(StateType.class)
    void statesAreEnteredExitedAndAbortedUnderTheirType(StateType type) {
        assertEntry(new Event.StateEntered(HEAD, 0, type, "S", DATA), type.text() + "StateEntered", """
                {"stateEnteredEventDetails":
                  {"name": "S", "input": "{\\"a\\": 1}", "inputDetails": {"truncated": false}}}
                """);
        assertEntry(new Event.StateExited(HEAD, 0, type, "S", DATA, Map.of(), "T"), type.text() + "StateExited", """
                {"stateExitedEventDetails":
                  {"name": "S", "output": "{\\"a\\": 1}", "outputDetails": {"truncated": false}}}
                """);
        assertEntry(new Event.StateAborted(HEAD, 3, type, "S"), type.text() + "StateAborted", "{}");
    }

    @Test
    void assignedVariablesAreShownAsJsonTexts() {
        Map<String, Json> assigned = Map.of("n", Json.parse("42"), "s", Json.parse("\"x\""));
        assertEntry(new Event.StateExited(HEAD, 0, StateType.PASS, "S", DATA, assigned, null), "PassStateExited", """
                {"stateExitedEventDetails":
                  {"name": "S", "output": "{\\"a\\": 1}", "outputDetails": {"truncated": false},
                   "assignedVariables": {"n": "42", "s": "\\"x\\""},
                   "assignedVariablesDetails": {"truncated": false}}}
                """);
    }

    @Test
    void aFunctionCalledByItsArnHasEventsOfItsOwn() {
        assertEntry(new Event.TaskScheduled(HEAD, 0, FUNCTION, DATA, 5L, 3L, "role"), "LambdaFunctionScheduled", """
                {"lambdaFunctionScheduledEventDetails":
                  {"resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "input": "{\\"a\\": 1}",
                   "inputDetails": {"truncated": false}, "timeoutInSeconds": 5,
                   "taskCredentials": {"roleArn": "role"}}}
                """);
        assertEntry(new Event.TaskStarted(HEAD, 0, FUNCTION, null), "LambdaFunctionStarted", "{}");
        assertEntry(new Event.TaskSucceeded(HEAD, 0, FUNCTION, DATA), "LambdaFunctionSucceeded", """
                {"lambdaFunctionSucceededEventDetails":
                  {"output": "{\\"a\\": 1}", "outputDetails": {"truncated": false}}}
                """);
        assertEntry(new Event.TaskFailed(HEAD, 0, FUNCTION, "E", "C"), "LambdaFunctionFailed", """
                {"lambdaFunctionFailedEventDetails": {"error": "E", "cause": "C"}}
                """);
        assertEntry(new Event.TaskTimedOut(HEAD, 0, FUNCTION, "States.Timeout", null), "LambdaFunctionTimedOut", """
                {"lambdaFunctionTimedOutEventDetails": {"error": "States.Timeout"}}
                """);
    }

    @Test
    void anActivityHasEventsOfItsOwn() {
        assertEntry(new Event.TaskScheduled(HEAD, 0, ACTIVITY, DATA, 60L, 10L, null), "ActivityScheduled", """
                {"activityScheduledEventDetails":
                  {"resource": "arn:aws:states:us-east-1:123456789012:activity:a", "input": "{\\"a\\": 1}",
                   "inputDetails": {"truncated": false}, "timeoutInSeconds": 60, "heartbeatInSeconds": 10}}
                """);
        assertEntry(new Event.TaskStarted(HEAD, 0, ACTIVITY, "w"), "ActivityStarted", """
                {"activityStartedEventDetails": {"workerName": "w"}}
                """);
        assertEntry(new Event.TaskStarted(HEAD, 0, ACTIVITY, null), "ActivityStarted", """
                {"activityStartedEventDetails": {}}
                """);
        assertEntry(new Event.TaskSucceeded(HEAD, 0, ACTIVITY, DATA), "ActivitySucceeded", """
                {"activitySucceededEventDetails":
                  {"output": "{\\"a\\": 1}", "outputDetails": {"truncated": false}}}
                """);
        assertEntry(new Event.TaskTimedOut(HEAD, 0, ACTIVITY, "States.Timeout", null), "ActivityTimedOut", """
                {"activityTimedOutEventDetails": {"error": "States.Timeout"}}
                """);
    }

    @Test
    void aServiceIsNamedInEveryEvent() {
        assertEntry(new Event.TaskScheduled(HEAD, 0, SERVICE, DATA, null, 5L, "role"), "TaskScheduled", """
                {"taskScheduledEventDetails":
                  {"resourceType": "sqs", "resource": "sendMessage.waitForTaskToken", "region": "eu-west-1",
                   "parameters": "{\\"a\\": 1}", "heartbeatInSeconds": 5,
                   "taskCredentials": {"roleArn": "role"}}}
                """);
        assertEntry(new Event.TaskStarted(HEAD, 0, SDK, null), "TaskStarted", """
                {"taskStartedEventDetails": {"resourceType": "aws-sdk:dynamodb", "resource": "putItem"}}
                """);
        assertEntry(new Event.TaskSubmitted(HEAD, 0, SERVICE, DATA), "TaskSubmitted", """
                {"taskSubmittedEventDetails":
                  {"resourceType": "sqs", "resource": "sendMessage.waitForTaskToken",
                   "output": "{\\"a\\": 1}", "outputDetails": {"truncated": false}}}
                """);
        assertEntry(new Event.TaskSucceeded(HEAD, 0, SDK, DATA), "TaskSucceeded", """
                {"taskSucceededEventDetails":
                  {"resourceType": "aws-sdk:dynamodb", "resource": "putItem",
                   "output": "{\\"a\\": 1}", "outputDetails": {"truncated": false}}}
                """);
        assertEntry(new Event.TaskFailed(HEAD, 0, SERVICE, null, null), "TaskFailed", """
                {"taskFailedEventDetails": {"resourceType": "sqs", "resource": "sendMessage.waitForTaskToken"}}
                """);
        assertEntry(new Event.TaskTimedOut(HEAD, 0, SERVICE, "States.Timeout", null), "TaskTimedOut", """
                {"taskTimedOutEventDetails":
                  {"resourceType": "sqs", "resource": "sendMessage.waitForTaskToken", "error": "States.Timeout"}}
                """);
    }

    @Test
    void anEvaluationThatFailedNamesItsPlaceWhenItHasOne() {
        assertEntry(new Event.EvaluationFailed(HEAD, 0, "S", "Output/x", "E", "C"), "EvaluationFailed", """
                {"evaluationFailedEventDetails": {"state": "S", "location": "Output/x", "error": "E", "cause": "C"}}
                """);
        assertEntry(new Event.EvaluationFailed(HEAD, 0, "S", null, "E", null), "EvaluationFailed", """
                {"evaluationFailedEventDetails": {"state": "S", "error": "E"}}
                """);
    }

    @Test
    void parallelStatesSayNoMoreThanTheirType() {
        assertEntry(new Event.ParallelStarted(HEAD, 0, DATA, 2), "ParallelStateStarted", "{}");
        assertEntry(new Event.ParallelSucceeded(HEAD, 0), "ParallelStateSucceeded", "{}");
        assertEntry(new Event.ParallelFailed(HEAD, 0), "ParallelStateFailed", "{}");
    }

    @Test
    void mapStatesCountTheirIterations() {
        assertEntry(new Event.MapStarted(HEAD, 0, Json.parse("[1,2]"), DATA, 2, 0, 0, 0.0), "MapStateStarted", """
                {"mapStateStartedEventDetails": {"length": 2}}
                """);
        String details = "EventDetails\": {\"name\": \"M\", \"index\": 1}}";
        assertEntry(
                new Event.MapIterationStarted(HEAD, 4, 0, 1, "M", DATA),
                "MapIterationStarted",
                "{\"mapIterationStarted" + details);
        assertEntry(
                new Event.MapIterationSucceeded(HEAD, 4, 1, "M"),
                "MapIterationSucceeded",
                "{\"mapIterationSucceeded" + details);
        assertEntry(
                new Event.MapIterationFailed(HEAD, 4, 1, "M"), "MapIterationFailed", "{\"mapIterationFailed" + details);
        assertEntry(
                new Event.MapIterationAborted(HEAD, 4, 1, "M"),
                "MapIterationAborted",
                "{\"mapIterationAborted" + details);
        assertEntry(new Event.MapFailed(HEAD, 0), "MapStateFailed", "{}");
    }

    @Test
    void distributedMapsTellOfTheirMapRun() {
        assertEntry(
                new Event.DistributedMapStarted(HEAD, 0, 3),
                "MapStateStarted",
                "{\"mapStateStartedEventDetails\":{\"length\":3}}");
        assertEntry(
                new Event.MapRunStarted(HEAD, 0, "arn:run"),
                "MapRunStarted",
                "{\"mapRunStartedEventDetails\":{\"mapRunArn\":\"arn:run\"}}");
        assertEntry(
                new Event.MapRunRedriven(HEAD, 0, "arn:run", 2),
                "MapRunRedriven",
                "{\"mapRunRedrivenEventDetails\":{\"mapRunArn\":\"arn:run\",\"redriveCount\":2}}");
        assertEntry(new Event.MapRunSucceeded(HEAD, 0), "MapRunSucceeded", "{}");
        assertEntry(
                new Event.MapRunFailed(HEAD, 0, "Boom", null),
                "MapRunFailed",
                "{\"mapRunFailedEventDetails\":{\"error\":\"Boom\"}}");
        assertEntry(new Event.MapRunAborted(HEAD, 0), "MapRunAborted", "{}");
    }

    @Test
    void withoutExecutionDataNoPayloadIsLeft() {
        HistoryProjection projection = new HistoryProjection("eu-west-1", false);
        ExecutionOrigin origin = new ExecutionOrigin("arn", "n", "m", "m", "d", "the-role", null);
        Map<String, Json> assigned = Map.of("n", DATA);
        for (Event event : new Event[] {
            new Event.ExecutionStarted(HEAD, origin, DATA),
            new Event.ExecutionSucceeded(HEAD, DATA),
            new Event.StateEntered(HEAD, 0, StateType.PASS, "S", DATA),
            new Event.StateExited(HEAD, 0, StateType.PASS, "S", DATA, assigned, null),
            new Event.TaskScheduled(HEAD, 0, SERVICE, DATA, null, null, null),
            new Event.TaskScheduled(HEAD, 0, FUNCTION, DATA, null, null, null),
            new Event.TaskSubmitted(HEAD, 0, SERVICE, DATA),
            new Event.TaskSucceeded(HEAD, 0, ACTIVITY, DATA),
        }) {
            assertThat(JsonWriter.write(projection.project(event)))
                    .contains("EventDetails\":")
                    .doesNotContain("\\\"a\\\"", "truncated", "assignedVariables");
        }
        assertThat(JsonWriter.write(projection.project(new Event.ExecutionFailed(HEAD, "E", "C"))))
                .contains("\"cause\":\"C\"");
    }

    @Test
    void internalEventsHaveNoPlaceInAHistory() {
        EventHead internal = new EventHead(0, 0, 1);
        HistoryProjection projection = new HistoryProjection("eu-west-1", true);
        assertThatThrownBy(() -> projection.project(new Event.WaitScheduled(internal, 0, 5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> projection.project(new Event.RetryScheduled(HEAD, 0, 0, 5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertEntry(Event event, String type, String detailsJson) {
        String json = JsonWriter.write(project(event));
        String members = detailsJson.strip();
        String expected = "{\"timestamp\": 1700000000.123, \"type\": \"" + type
                + "\", \"id\": 7, \"previousEventId\": 5" + (members.equals("{}") ? "}" : ", " + members.substring(1));
        assertThat(JsonReader.read(json)).isEqualTo(JsonReader.read(expected));
    }

    private static Map<String, Object> project(Event event) {
        return new HistoryProjection("eu-west-1", true).project(event);
    }
}
