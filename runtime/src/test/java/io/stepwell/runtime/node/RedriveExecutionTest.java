package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Executions;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.storage.memory.MemoryStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Closed executions that are taken up again. */
final class RedriveExecutionTest {
    private static final String TASK = """
            {"StartAt":"T","States":{"T":{"Type":"Task",
             "Resource":"arn:aws:lambda:us-east-1:123456789012:function:f","End":true}}}""";

    @Test
    void aFailedExecutionIsTakenUpAgainAlsoAfterARestart() {
        MemoryStore store = new MemoryStore();
        ManualClock clock = new ManualClock();
        Service service = new Service();
        String arn;
        try (Fixture before = new Fixture(new Unclosable(store), clock, service)) {
            arn = before.start(before.create("m", TASK), "e", "{}");
            assertThat(before.finished(arn).summary().status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(before.node.executions().describe(arn).notRedrivable()).isNull();
        }
        service.works = true;
        try (Fixture after = new Fixture(new Unclosable(store), clock, service)) {
            after.advance(Duration.ofDays(1));
            Executions executions = after.node.executions();
            long at = executions.redrive(arn, "token");
            assertThat(after.finished(arn).summary().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            ExecutionSummary summary = executions.describe(arn).summary();
            assertThat(summary.redrives().count()).isEqualTo(1);
            assertThat(summary.redrives().lastMillis()).isEqualTo(at);
            assertThat(executions.redrive(arn, "token")).isEqualTo(at);
            assertThatThrownBy(() -> executions.redrive(arn, "other"))
                    .isInstanceOf(RequestRefused.class)
                    .hasMessage("EXECUTION_NOT_REDRIVABLE: Execution is SUCCEEDED and cannot be redriven");
            assertThat(after.history(arn)).contains("6 ExecutionFailed", "7 ExecutionRedriven", "8 TaskScheduled");
        }
        try (Fixture again = new Fixture(store, clock, service)) {
            assertThat(again.node
                            .executions()
                            .describe(arn)
                            .summary()
                            .redrives()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aStoppedExecutionIsListedAsRunningWhenItIsTakenUpAgain() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create(
                    "m", "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}}}");
            String arn = f.start(machine, "e", "{}");
            Executions executions = f.node.executions();
            executions.stop(arn, null, null);
            assertThat(listed(f, machine, ExecutionStatus.RUNNING)).isEmpty();
            executions.redrive(arn, null);
            assertThat(listed(f, machine, ExecutionStatus.ABORTED)).isEmpty();
            assertThat(listed(f, machine, ExecutionStatus.RUNNING)).containsExactly(arn);
            assertThatThrownBy(() -> executions.redrive(arn, null))
                    .hasMessageContaining("Execution is RUNNING and cannot be redriven");
            f.advance(Duration.ofSeconds(60));
            assertThat(f.finished(arn).summary().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(listed(f, machine, ExecutionStatus.SUCCEEDED)).containsExactly(arn);
        }
    }

    @Test
    void anExecutionThatClosedMoreThanTwoWeeksAgoIsOver() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), new Service())) {
            String arn = f.start(f.create("m", TASK), "e", "{}");
            f.finished(arn);
            f.advance(Duration.ofDays(15));
            assertThatThrownBy(() -> f.node.executions().redrive(arn, null))
                    .hasMessageContaining("Execution redrivable period exceeded");
        }
    }

    private static List<String> listed(Fixture f, StateMachine machine, ExecutionStatus status) {
        return f.node.executions().list(machine.arn(), status, null, 10).items().stream()
                .map(ExecutionSummary::arn)
                .toList();
    }

    /** Fails until it works. */
    private static final class Service implements Integration {
        volatile boolean works;

        @Override
        public String name() {
            return "service";
        }

        @Override
        public boolean serves(TaskResource resource) {
            return true;
        }

        @Override
        public TaskOutcome call(TaskCall call) {
            return works ? new TaskOutcome.Succeeded(call.parameters()) : new TaskOutcome.Failed("E", "c");
        }
    }
}
