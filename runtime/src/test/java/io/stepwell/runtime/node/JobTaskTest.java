package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.JobState;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.storage.memory.MemoryStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tasks that start a job and wait for its end, on a node. */
final class JobTaskTest {
    private static final String JOB = """
            {"StartAt":"J","States":{"J":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun.sync","End":true}}}""";

    @Test
    void aJobIsStartedOnceAndItsEndIsLearnedAfterARestart() {
        MemoryStore store = new MemoryStore();
        ManualClock clock = new ManualClock();
        Service service = new Service();
        Fixture before = new Fixture(new Unclosable(store), clock, service);
        StateMachine machine = before.create("m", JOB);
        String arn = before.start(machine, null, "{}");
        Fixture.until(() -> before.history(arn).contains("5 TaskSubmitted"));
        before.advance(Duration.ofSeconds(1));
        Fixture.until(() -> service.polls.get() == 1);
        before.close();
        service.done = true;
        try (Fixture after = new Fixture(store, clock, service)) {
            assertThat(after.node.executions().describe(arn).summary().status()).isEqualTo(ExecutionStatus.RUNNING);
            after.advance(Duration.ofSeconds(1));
            assertThat(after.finished(arn).output()).isEqualTo(Json.parse("{\"run\":\"jr\"}"));
            assertThat(service.starts.get()).isEqualTo(1);
            assertThat(service.polls.get()).isEqualTo(2);
        }
    }

    @Test
    void theJobOfAStoppedExecutionIsCancelled() {
        Service service = new Service();
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), service)) {
            String arn = f.start(f.create("m", JOB), null, "{}");
            Fixture.until(() -> f.history(arn).contains("5 TaskSubmitted"));
            f.node.executions().stop(arn, null, null);
            Fixture.until(() -> service.cancels.get() == 1);
        }
    }

    /** A service that runs jobs and ends them when it is told to. */
    private static final class Service implements Integration {
        final AtomicInteger starts = new AtomicInteger();
        final AtomicInteger polls = new AtomicInteger();
        final AtomicInteger cancels = new AtomicInteger();
        volatile boolean done;

        @Override
        public String name() {
            return "jobs";
        }

        @Override
        public boolean serves(TaskResource resource) {
            return true;
        }

        @Override
        public TaskOutcome call(TaskCall call) {
            starts.incrementAndGet();
            return new TaskOutcome.Succeeded(Json.parse("{\"run\":\"jr\"}"));
        }

        @Override
        public JobState poll(TaskCall call, Json submitted) {
            polls.incrementAndGet();
            return done ? new JobState.Ended(new TaskOutcome.Succeeded(submitted)) : new JobState.Running();
        }

        @Override
        public void cancel(TaskCall call, Json submitted) {
            cancels.incrementAndGet();
        }
    }
}
