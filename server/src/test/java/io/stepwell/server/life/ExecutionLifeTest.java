package io.stepwell.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Served;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Every state type, from the start to the end of an execution. */
final class ExecutionLifeTest {
    @RegisterExtension
    static final Served SERVED = new Served();

    private static Caller caller;

    @BeforeAll
    static void start() {
        caller = SERVED.caller();
    }

    @Test
    void passChoiceWaitAndSucceedRunOneAfterTheOther() {
        String machine = caller.create("states", """
                {"StartAt": "Prepare", "States": {
                  "Prepare": {"Type": "Pass", "Result": {"size": 7}, "ResultPath": "$.order", "Next": "Large?"},
                  "Large?": {"Type": "Choice", "Default": "Never",
                    "Choices": [{"Variable": "$.order.size", "NumericGreaterThan": 5, "Next": "Settle"}]},
                  "Never": {"Type": "Fail", "Error": "WrongWay"},
                  "Settle": {"Type": "Wait", "Seconds": 1, "Next": "Done"},
                  "Done": {"Type": "Succeed", "OutputPath": "$.order"}}}
                """);
        String arn = caller.start(machine, "one", "{\"customer\": \"Ada\"}");
        DescribeExecutionResponse end = caller.finished(arn);

        assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(end.input()).isEqualTo("{\"customer\": \"Ada\"}");
        assertThat(end.output()).isEqualTo("{\"size\":7}");
        assertThat(end.name()).isEqualTo("one");
        assertThat(end.stopDate()).isAfterOrEqualTo(end.startDate().plusSeconds(1));
        assertThat(caller.types(arn))
                .containsExactly(
                        "ExecutionStarted",
                        "PassStateEntered",
                        "PassStateExited",
                        "ChoiceStateEntered",
                        "ChoiceStateExited",
                        "WaitStateEntered",
                        "WaitStateExited",
                        "SucceedStateEntered",
                        "SucceedStateExited",
                        "ExecutionSucceeded");
        assertThat(caller.history(arn).stream().map(HistoryEvent::id))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
    }

    @Test
    void aFailStateEndsTheExecutionWithItsErrorAndCause() {
        String machine = caller.create(
                "fails",
                "{\"StartAt\":\"No\",\"States\":{\"No\":{\"Type\":\"Fail\",\"Error\":\"Bad\",\"Cause\":\"so\"}}}");
        String arn = caller.start(machine, "{}");
        DescribeExecutionResponse end = caller.finished(arn);

        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("Bad");
        assertThat(end.cause()).isEqualTo("so");
        assertThat(end.output()).isNull();
        assertThat(caller.types(arn)).containsExactly("ExecutionStarted", "FailStateEntered", "ExecutionFailed");
    }

    @Test
    void parallelBranchesAndMapIterationsBringTheirResultsInOrder() {
        String doubled = SERVED.lambda().add("double", event -> String.valueOf(2 * Integer.parseInt(event)));
        String machine = caller.create("fan", """
                {"StartAt": "Both", "States": {
                  "Both": {"Type": "Parallel", "Next": "Each", "Branches": [
                    {"StartAt": "Slow", "States": {"Slow": {"Type": "Wait", "Seconds": 1, "Next": "A"},
                      "A": {"Type": "Pass", "Result": [1, 2, 3], "End": true}}},
                    {"StartAt": "B", "States": {"B": {"Type": "Pass", "Result": "b", "End": true}}}]},
                  "Each": {"Type": "Map", "ItemsPath": "$[0]", "MaxConcurrency": 2, "End": true,
                    "ItemProcessor": {"StartAt": "Double", "States": {
                      "Double": {"Type": "Task", "Resource": "%s", "End": true}}}}}}
                """.formatted(doubled));
        String arn = caller.start(machine, "{}");

        assertThat(caller.output(arn)).isEqualTo("[2,4,6]");
        assertThat(SERVED.lambda().events("double")).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(caller.types(arn))
                .contains("ParallelStateStarted", "ParallelStateSucceeded", "MapStateStarted", "MapStateSucceeded")
                .filteredOn("MapIterationSucceeded"::equals)
                .hasSize(3);
    }

    @Test
    void aTaskCallsAFunctionByItsArnAndThroughTheServiceIntegration() {
        String greet = SERVED.lambda().add("greet", event -> "{\"greeting\":\"hello\",\"to\":" + event + "}");
        String machine = caller.create("tasks", """
                {"StartAt": "Direct", "States": {
                  "Direct": {"Type": "Task", "Resource": "%1$s", "ResultPath": "$.direct", "Next": "Invoke"},
                  "Invoke": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                    "Parameters": {"FunctionName": "%1$s", "Payload": {"name.$": "$.name"}},
                    "ResultSelector": {"said.$": "$.Payload.greeting", "status.$": "$.StatusCode"},
                    "ResultPath": "$.invoked", "OutputPath": "$.invoked", "End": true}}}
                """.formatted(greet));
        String arn = caller.start(machine, "{\"name\":\"Ada\"}");

        assertThat(caller.output(arn)).isEqualTo("{\"said\":\"hello\",\"status\":200}");
        assertThat(caller.types(arn))
                .containsSubsequence(
                        "LambdaFunctionScheduled",
                        "LambdaFunctionStarted",
                        "LambdaFunctionSucceeded",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSucceeded");
    }

    @Test
    void anActivityIsDoneByAWorkerThatPollsBeatsAndAnswers() {
        String activity = caller.sfn.createActivity(r -> r.name("approve")).activityArn();
        String machine = caller.create("activity", """
                {"StartAt": "Approve", "States": {"Approve": {"Type": "Task", "Resource": "%s", "HeartbeatSeconds": 60,
                  "End": true}}}
                """.formatted(activity));
        String arn = caller.start(machine, "{\"amount\":3}");
        GetActivityTaskResponse task =
                caller.sfn.getActivityTask(r -> r.activityArn(activity).workerName("w1"));
        assertThat(task.input()).isEqualTo("{\"amount\":3}");
        caller.sfn.sendTaskHeartbeat(r -> r.taskToken(task.taskToken()));
        caller.sfn.sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("{\"approved\":true}"));

        assertThat(caller.output(arn)).isEqualTo("{\"approved\":true}");
        HistoryEvent started = caller.history(arn).stream()
                .filter(e -> e.typeAsString().equals("ActivityStarted"))
                .findFirst()
                .orElseThrow();
        assertThat(started.activityStartedEventDetails().workerName()).isEqualTo("w1");
    }

    @Test
    void aTokenTaskWaitsUntilItsTokenComesBack() {
        String ask = SERVED.lambda().add("ask", _ -> "null");
        String machine = caller.create("token", """
                {"StartAt": "Ask", "States": {"Ask": {"Type": "Task",
                  "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "End": true,
                  "Parameters": {"FunctionName": "%s", "Payload": {"token.$": "$$.Task.Token"}}}}}
                """.formatted(ask));
        String arn = caller.start(machine, "{}");
        caller.awaitEvent(arn, "TaskSubmitted");
        String token = SERVED.lambda().events("ask").getFirst().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
        assertThat(caller.describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING);
        caller.sfn.sendTaskSuccess(r -> r.taskToken(token).output("\"yes\""));

        assertThat(caller.output(arn)).isEqualTo("\"yes\"");
    }

    @Test
    void aStoppedExecutionIsAbortedAndStaysSo() {
        String machine = caller.create(
                "stop", "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}}");
        String arn = caller.start(machine, "{}");
        var stopped = caller.sfn.stopExecution(
                r -> r.executionArn(arn).error("Enough").cause("changed my mind"));
        DescribeExecutionResponse end = caller.describe(arn);

        assertThat(end.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(end.error()).isEqualTo("Enough");
        assertThat(end.cause()).isEqualTo("changed my mind");
        assertThat(end.stopDate()).isEqualTo(stopped.stopDate());
        assertThat(caller.sfn.stopExecution(r -> r.executionArn(arn)).stopDate())
                .isEqualTo(stopped.stopDate());
        assertThat(caller.types(arn)).isEqualTo(List.of("ExecutionStarted", "WaitStateEntered", "ExecutionAborted"));
    }
}
