package io.stepwell.server.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Nested executions on another server: {@code AWS_ENDPOINT_URL_SFN} names it. */
@Timeout(300)
final class OtherServerTest {
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final String PASS =
            "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"Result\":{\"b\":2},\"End\":true}}}";
    private static final String FAIL =
            "{\"StartAt\":\"F\",\"States\":{\"F\":{\"Type\":\"Fail\",\"Error\":\"E\",\"Cause\":\"C\"}}}";
    private static final String WAIT =
            "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}";
    private static final String NESTED = """
            {"StartAt":"N","States":{"N":{"Type":"Task","End":true,"Resource":"arn:aws:states:::%s","Parameters":%s}}}""";

    private StepwellServer there;
    private StepwellServer here;
    private Caller away;
    private Caller caller;

    @BeforeEach
    void start() {
        there = StepwellServer.start(Configuration.inMemory(), Map.of());
        here = StepwellServer.start(
                Configuration.inMemory(), Map.of("AWS_ENDPOINT_URL_SFN", "http://127.0.0.1:" + there.port()));
        away = Caller.of(there.port());
        caller = Caller.of(here.port());
    }

    @AfterEach
    void stop() {
        caller.close();
        away.close();
        here.close();
        there.close();
    }

    private String nested(String resource, String child) {
        return caller.start(
                caller.create(
                        "nested",
                        NESTED.formatted(
                                resource,
                                "{\"StateMachineArn\":\"" + child + "\",\"Input\":{\"a\":1},\"Name\":\"child\"}")),
                "{}");
    }

    @Test
    void aChildRunsThereAndItsOutputComesBack() {
        String child = away.create("child", PASS);
        String output = caller.output(nested("states:startExecution.sync:2", child));
        assertThat(output).contains("\"Output\":{\"b\":2}", "\"Input\":{\"a\":1}", "\"Status\":\"SUCCEEDED\"");
        assertThat(away.sfn.listExecutions(r -> r.stateMachineArn(child)).executions())
                .singleElement()
                .satisfies(each -> assertThat(each.name()).isEqualTo("child"));
    }

    @Test
    void withTheFirstVersionOfThePatternTheOutputIsText() {
        String child = away.create("child", PASS);
        assertThat(caller.output(nested("states:startExecution.sync", child)))
                .contains("\"Output\":\"{\\\"b\\\":2}\"", "\"Input\":\"{\\\"a\\\":1}\"");
    }

    @Test
    void aChildThatFailsFailsTheTask() {
        DescribeExecutionResponse end =
                caller.finished(nested("states:startExecution.sync:2", away.create("child", FAIL)));
        assertThat(end.error()).isEqualTo("States.TaskFailed");
        assertThat(end.cause()).contains("\"Error\":\"E\"", "\"Cause\":\"C\"", "\"Status\":\"FAILED\"");
    }

    @Test
    void aRefusalIsToldInTheWordsOfTheOlderSdk() {
        DescribeExecutionResponse end = caller.finished(
                nested("states:startExecution", "arn:aws:states:us-east-1:123456789012:stateMachine:none"));
        assertThat(end.error()).isEqualTo("StepFunctions.StateMachineDoesNotExistException");
        assertThat(end.cause())
                .contains("(Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist;");
    }

    @Test
    void aChildIsStoppedThereWhenItsParentIsStoppedHere() {
        String child = away.create("child", WAIT);
        String parent = nested("states:startExecution.sync", child);
        String started = child.replace(":stateMachine:", ":execution:") + ":child";
        Patience.until(
                BOUND,
                () -> "the child is not started",
                () -> List.of("TaskSubmitted")
                        .contains(caller.history(parent).getLast().typeAsString()));
        caller.sfn.stopExecution(r -> r.executionArn(parent));
        assertThat(away.finished(started).status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void theActionsOfTheSdkGoThereToo() {
        String child = away.create("child", PASS);
        String output = caller.output(caller.start(
                caller.create(
                        "describe",
                        NESTED.formatted(
                                "aws-sdk:sfn:describeStateMachine", "{\"StateMachineArn\":\"" + child + "\"}")),
                "{}"));
        assertThat(output).contains("\"Name\":\"child\"", "\"Status\":\"ACTIVE\"");
    }
}
