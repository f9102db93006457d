package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.JobState;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Executions;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.rows.JobEndRows;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Executions that wait for executions. No time passes in these tests: nobody is helped by a poll. */
final class NestedExecutionTest {
    private static final String PARENT = """
            {"StartAt":"S","States":{"S":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2",
             "End":true}}}""";
    private static final String WAITING =
            "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}}}";
    private static final String QUICK = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

    @Test
    void aParentGoesOnWhenItsChildHasEndedWhereverTheyLive() {
        Children children = new Children();
        try (Fixture f = open(new MemoryStore(), children)) {
            children.of = f.create("child", QUICK).arn();
            StateMachine parent = f.create("parent", PARENT);
            List<String> parents = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                parents.add(f.start(parent, "p" + i, "{\"n\":" + i + "}"));
            }
            for (String arn : parents) {
                assertThat(f.finished(arn).summary().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
                assertThat(f.history(arn)).contains("5 TaskSubmitted", "6 TaskSucceeded");
            }
            Fixture.until(() -> JobEndRows.read(children.store(), 1).isEmpty());
        }
    }

    @Test
    void aChildThatEndsLaterWakesItsParentAtOnce() {
        Children children = new Children();
        try (Fixture f = open(new MemoryStore(), children)) {
            children.of = f.create("child", WAITING).arn();
            String arn = f.start(f.create("parent", PARENT), "p", "{}");
            Fixture.until(() -> f.history(arn).contains("5 TaskSubmitted"));
            f.node.executions().stop(children.last(), "Stopped", "by hand");
            ExecutionView parent = f.finished(arn);
            assertThat(parent.error()).isEqualTo("States.TaskFailed");
            assertThat(parent.cause()).isEqualTo("ABORTED");
        }
    }

    @Test
    void aMessageThatACrashLeftBehindIsDeliveredAfterTheStart() {
        MemoryStore store = new MemoryStore();
        Children children = new Children();
        String parent;
        try (Fixture before = open(new Unclosable(store), children)) {
            children.of = before.create("child", WAITING).arn();
            parent = before.start(before.create("parent", PARENT), "p", "{}");
            Fixture.until(() -> before.history(parent).contains("5 TaskSubmitted"));
        }
        WriteBatch batch = new WriteBatch();
        JobEndRows.put(batch, new JobEndRows.JobEnd(0, 1, new TaskRef(parent, 3)));
        store.commit(List.of(new PartitionBatch(0, store.acquire(0), batch)));
        children.polls.set(0);
        try (Fixture after = open(store, children)) {
            Fixture.until(() -> children.polls.get() == 1);
            Fixture.until(() -> JobEndRows.read(store, 1).isEmpty());
        }
    }

    @Test
    void theSameAttemptStartsItsChildOnceEvenWhenThatHasEndedMeanwhile() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            String machine = f.create("child", QUICK).arn();
            Executions ofTask = f.node.executions().startingFor(new TaskRef("arn:p", 3), false);
            Executions.Started first = ofTask.start(machine, "n", Json.EMPTY_OBJECT, null);
            f.finished(first.arn());
            assertThat(ofTask.start(machine, "n", Json.EMPTY_OBJECT, null)).isEqualTo(first);
        }
    }

    @Test
    void theChildOfAStoppedParentIsStopped() {
        Children children = new Children();
        try (Fixture f = open(new MemoryStore(), children)) {
            children.of = f.create("child", WAITING).arn();
            String arn = f.start(f.create("parent", PARENT), "p", "{}");
            Fixture.until(() -> f.history(arn).contains("5 TaskSubmitted"));
            f.node.executions().stop(arn, null, null);
            assertThat(f.finished(children.last()).summary().status()).isEqualTo(ExecutionStatus.ABORTED);
            f.advance(Duration.ofMinutes(2));
        }
    }

    private static Fixture open(Store store, Children children) {
        children.store = store;
        Fixture f = new Fixture(store, new ManualClock(), children);
        children.executions = new CompletableFuture<>();
        children.executions.complete(f.node.executions());
        return f;
    }

    /** Starts executions of one state machine in the node itself. */
    private static final class Children implements Integration {
        final AtomicInteger polls = new AtomicInteger();
        volatile CompletableFuture<Executions> executions = new CompletableFuture<>();
        volatile String of = "";
        private volatile String last = "";
        private volatile @Nullable Store store;

        Store store() {
            return Objects.requireNonNull(store);
        }

        String last() {
            return last;
        }

        @Override
        public String name() {
            return "children";
        }

        @Override
        public boolean serves(TaskResource resource) {
            return true;
        }

        @Override
        public TaskOutcome call(TaskCall call) {
            last = executions
                    .join()
                    .startingFor(call.ref(), true)
                    .start(of, call.idempotencyKey(), call.parameters(), null)
                    .arn();
            return new TaskOutcome.Succeeded(Json.of(Map.of("ExecutionArn", last)));
        }

        @Override
        public JobState poll(TaskCall call, Json submitted) {
            polls.incrementAndGet();
            ExecutionView child = executions.join().describe(childOf(submitted));
            return switch (child.summary().status()) {
                case RUNNING -> new JobState.Running();
                case SUCCEEDED -> new JobState.Ended(new TaskOutcome.Succeeded(child.input()));
                case FAILED, TIMED_OUT, ABORTED ->
                    new JobState.Ended(new TaskOutcome.Failed(
                            "States.TaskFailed", child.summary().status().name()));
            };
        }

        @Override
        public void cancel(TaskCall call, Json submitted) {
            executions.join().stop(childOf(submitted), null, null);
        }

        private static String childOf(Json submitted) {
            return (String)
                    Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(submitted.tree())).get("ExecutionArn"));
        }
    }
}
