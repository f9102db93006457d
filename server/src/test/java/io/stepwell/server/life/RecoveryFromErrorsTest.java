package io.stepwell.server.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.LambdaDouble;
import io.stepwell.server.harness.Served;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** What becomes of tasks that fail, fall silent or take too long. */
final class RecoveryFromErrorsTest {
    @RegisterExtension
    static final Served SERVED = new Served();

    private static Caller caller;

    @BeforeAll
    static void start() {
        caller = SERVED.caller();
    }

    private static GetActivityTaskResponse take(String activity) {
        return caller.sfn.getActivityTask(r -> r.activityArn(activity).workerName("worker"));
    }

    @Test
    void aFailingTaskIsRetriedAfterItsIntervalUntilItSucceeds() {
        AtomicInteger calls = new AtomicInteger();
        String flaky = SERVED.lambda().add("flaky", _ -> {
            if (calls.incrementAndGet() < 3) {
                throw new LambdaDouble.Failure("Busy", "later");
            }
            return "\"third time\"";
        });
        String machine = caller.create("retry", """
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%s", "End": true,
                  "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1, "BackoffRate": 1.0, "MaxAttempts": 5}]}}}
                """.formatted(flaky));
        String arn = caller.start(machine, "{}");
        DescribeExecutionResponse end = caller.finished(arn);

        assertThat(end.output()).isEqualTo("\"third time\"");
        assertThat(calls).hasValue(3);
        assertThat(Duration.between(end.startDate(), end.stopDate())).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(Collections.frequency(caller.types(arn), "LambdaFunctionFailed"))
                .isEqualTo(2);
        assertThat(Collections.frequency(caller.types(arn), "TaskStateEntered")).isEqualTo(1);
    }

    @Test
    void aCatcherTakesTheErrorWhenRetriesAreExhausted() {
        String broken = SERVED.lambda().add("broken", _ -> {
            throw new LambdaDouble.Failure("Broken", "for good");
        });
        String machine = caller.create("catch", """
                {"StartAt": "T", "States": {
                  "T": {"Type": "Task", "Resource": "%s", "End": true,
                    "Retry": [{"ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 1, "MaxAttempts": 1}],
                    "Catch": [{"ErrorEquals": ["Other"], "Next": "Wrong"},
                      {"ErrorEquals": ["States.ALL"], "ResultPath": "$.failure", "Next": "Amends"}]},
                  "Wrong": {"Type": "Fail"},
                  "Amends": {"Type": "Pass", "OutputPath": "$.failure.Error", "End": true}}}
                """.formatted(broken));

        assertThat(caller.output(caller.start(machine, "{}"))).isEqualTo("\"Broken\"");
        assertThat(SERVED.lambda().events("broken")).hasSize(2);
    }

    @Test
    void aTaskThatTakesTooLongTimesOutAndItsCallIsGivenUp() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        String slow = SERVED.lambda().add("slow", _ -> {
            release.await(5, TimeUnit.MINUTES);
            return "null";
        });
        String machine = caller.create("timeout", """
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%s", "TimeoutSeconds": 1, "End": true}}}
                """.formatted(slow));
        String arn = caller.start(machine, "{}");
        DescribeExecutionResponse end = caller.finished(arn);
        release.countDown();

        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("States.Timeout");
        assertThat(caller.types(arn)).containsSubsequence("LambdaFunctionTimedOut", "ExecutionFailed");
    }

    @Test
    void anExecutionThatTakesTooLongTimesOut() {
        String machine = caller.create("overall", """
                {"StartAt": "W", "TimeoutSeconds": 1,
                 "States": {"W": {"Type": "Wait", "Seconds": 600, "End": true}}}
                """);
        String arn = caller.start(machine, "{}");

        assertThat(caller.finished(arn).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(caller.types(arn)).endsWith("ExecutionTimedOut");
    }

    @Test
    void aWorkerThatFallsSilentLosesItsTaskAndTheNextAttemptGoesToAnother() {
        String activity = caller.sfn.createActivity(r -> r.name("silent")).activityArn();
        String machine = caller.create("heartbeat", """
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "%s", "End": true,
                  "HeartbeatSeconds": "{%% $states.context.State.RetryCount = 0 ? 1 : 3600 %%}",
                  "Retry": [{"ErrorEquals": ["States.Timeout"], "IntervalSeconds": 1, "MaxAttempts": 2}]}}}
                """.formatted(activity));
        String arn = caller.start(machine, "{}");
        String dead = take(activity).taskToken();
        caller.awaitEvent(arn, "ActivityTimedOut");
        String alive = take(activity).taskToken();

        assertThatThrownBy(
                        () -> caller.sfn.sendTaskSuccess(r -> r.taskToken(dead).output("1")))
                .isInstanceOf(TaskTimedOutException.class);
        caller.sfn.sendTaskSuccess(r -> r.taskToken(alive).output("2"));
        assertThat(caller.output(arn)).isEqualTo("2");
    }

    @Test
    void aWorkersFailureIsTheErrorOfTheTask() {
        String activity = caller.sfn.createActivity(r -> r.name("refuses")).activityArn();
        String machine = caller.create("workerFails", """
                {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "%s", "End": true}}}
                """.formatted(activity));
        String arn = caller.start(machine, "{}");
        String token = take(activity).taskToken();
        caller.sfn.sendTaskFailure(r -> r.taskToken(token).error("Declined").cause("no stock"));
        DescribeExecutionResponse end = caller.finished(arn);

        assertThat(end.error()).isEqualTo("Declined");
        assertThat(end.cause()).isEqualTo("no stock");
        assertThatThrownBy(
                        () -> caller.sfn.sendTaskSuccess(r -> r.taskToken(token).output("1")))
                .as("a token is good for one answer")
                .isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(() -> caller.sfn.sendTaskHeartbeat(r -> r.taskToken("made-up")))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void aFailingBranchAbortsTheOthersAndTheirTokens() {
        String sibling = caller.sfn.createActivity(r -> r.name("sibling")).activityArn();
        String failing = caller.sfn.createActivity(r -> r.name("failing")).activityArn();
        String machine = caller.create("branches", """
                {"StartAt": "P", "States": {
                  "P": {"Type": "Parallel", "Next": "Never", "Catch": [{"ErrorEquals": ["Gone"], "Next": "Caught"}],
                    "Branches": [
                      {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "%s", "End": true}}},
                      {"StartAt": "F", "States": {"F": {"Type": "Task", "Resource": "%s", "End": true}}}]},
                  "Never": {"Type": "Fail"},
                  "Caught": {"Type": "Pass", "Result": "caught", "End": true}}}
                """.formatted(sibling, failing));
        String arn = caller.start(machine, "{}");
        String token = take(sibling).taskToken();
        String fails = take(failing).taskToken();
        caller.sfn.sendTaskFailure(r -> r.taskToken(fails).error("Gone"));

        assertThat(caller.output(arn)).isEqualTo("\"caught\"");
        assertThatThrownBy(
                        () -> caller.sfn.sendTaskSuccess(r -> r.taskToken(token).output("1")))
                .isInstanceOf(TaskTimedOutException.class);
    }
}
