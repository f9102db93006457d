package io.stepwell.server.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Patience;
import io.stepwell.server.harness.ServerInOtherProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Jobs of another service: started once whatever happens to the server, and ended when nobody waits for them. */
@Timeout(600)
final class JobsTest {
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final String START = "AWSGlue.StartJobRun";
    private static final String ASK = "AWSGlue.GetJobRun";
    private static final String STOP = "AWSGlue.BatchStopJobRun";
    private static final String JOB = """
            {"StartAt":"Job","States":{"Job":{"Type":"Task","End":true,"Resource":"arn:aws:states:::glue:startJobRun.sync",
              "Parameters":{"JobName":"j"}%s}}}""";

    @TempDir
    Path folder;

    private AwsDouble aws;

    @BeforeEach
    void start() throws Exception {
        aws = new AwsDouble();
        aws.answer(START, "{\"JobRunId\":\"r\"}");
        aws.answer(STOP, "{}");
        state("RUNNING");
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private void state(String state) {
        aws.answer(ASK, "{\"JobRun\":{\"Id\":\"r\",\"JobRunState\":\"" + state + "\"}}");
    }

    private void waitFor(String operation) {
        Patience.until(
                BOUND,
                () -> operation + " was not asked for",
                () -> !aws.bodies(operation).isEmpty());
    }

    private ServerInOtherProcess server() throws Exception {
        return ServerInOtherProcess.start(
                folder.resolve("data"), folder.resolve("log"), aws.environment("AWS_ENDPOINT_URL"));
    }

    @Test
    void aJobIsStartedOnceThoughTheServerIsKilledWhileItRuns() throws Exception {
        String execution;
        ServerInOtherProcess first = server();
        try (Caller caller = Caller.of(first.port())) {
            execution = caller.start(caller.create("job", JOB.formatted("")), "{}");
            waitFor(ASK);
        } finally {
            first.kill();
        }
        state("SUCCEEDED");
        try (ServerInOtherProcess second = server();
                Caller caller = Caller.of(second.port())) {
            assertThat(caller.output(execution)).isEqualTo("{\"Id\":\"r\",\"JobRunState\":\"SUCCEEDED\"}");
            assertThat(caller.history(execution).stream().map(HistoryEvent::typeAsString))
                    .containsExactly(
                            "ExecutionStarted",
                            "TaskStateEntered",
                            "TaskScheduled",
                            "TaskStarted",
                            "TaskSubmitted",
                            "TaskSucceeded",
                            "TaskStateExited",
                            "ExecutionSucceeded");
        }
        assertThat(aws.bodies(START)).containsExactly("{\"JobName\":\"j\"}");
    }

    @Test
    void aJobIsStoppedWhenItsExecutionIs() throws Exception {
        try (StepwellServer server =
                        StepwellServer.start(Configuration.inMemory(), aws.environment("AWS_ENDPOINT_URL"));
                Caller caller = Caller.of(server.port())) {
            String execution = caller.start(caller.create("job", JOB.formatted("")), "{}");
            waitFor(ASK);
            caller.sfn.stopExecution(r -> r.executionArn(execution));
            waitFor(STOP);
            assertThat(caller.finished(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
            assertThat(aws.bodies(STOP)).containsExactly("{\"JobName\":\"j\",\"JobRunIds\":[\"r\"]}");
        }
    }

    @Test
    void aJobIsStoppedWhenItsTimeIsOver() throws Exception {
        try (StepwellServer server =
                        StepwellServer.start(Configuration.inMemory(), aws.environment("AWS_ENDPOINT_URL"));
                Caller caller = Caller.of(server.port())) {
            state("SUCCEEDED"); // the first call of a process takes long: not the one whose time is short
            caller.output(caller.start(caller.create("quick", JOB.formatted("")), "{}"));
            state("RUNNING");
            String execution = caller.start(caller.create("job", JOB.formatted(",\"TimeoutSeconds\":5")), "{}");
            assertThat(caller.finished(execution).error()).isEqualTo("States.Timeout");
            waitFor(STOP);
        }
    }

    @Test
    void aJobThatFailsShowsItselfAsTheCause() throws Exception {
        try (StepwellServer server =
                        StepwellServer.start(Configuration.inMemory(), aws.environment("AWS_ENDPOINT_URL"));
                Caller caller = Caller.of(server.port())) {
            state("FAILED");
            String execution = caller.start(caller.create("job", JOB.formatted("")), "{}");
            assertThat(caller.finished(execution).error()).isEqualTo("States.TaskFailed");
            List<HistoryEvent> history = caller.history(execution);
            HistoryEvent submitted = history.get(4);
            assertThat(submitted.taskSubmittedEventDetails().resource()).isEqualTo("startJobRun.sync");
            assertThat(submitted.taskSubmittedEventDetails().resourceType()).isEqualTo("glue");
            assertThat(submitted.taskSubmittedEventDetails().output())
                    .startsWith("{\"JobName\":\"j\",\"JobRunId\":\"r\",\"SdkHttpMetadata\":{\"AllHttpHeaders\":{")
                    .contains("\"HttpStatusCode\":200}", "\"SdkResponseMetadata\":{\"RequestId\":\"R1\"}");
            assertThat(history.get(5).taskFailedEventDetails().cause())
                    .isEqualTo("{\"Id\":\"r\",\"JobRunState\":\"FAILED\"}");
            assertThat(history.get(2).taskScheduledEventDetails().parameters()).isEqualTo("{\"JobName\":\"j\"}");
            assertThat(history.get(2).taskScheduledEventDetails().region()).isEqualTo("us-east-1");
        }
    }
}
