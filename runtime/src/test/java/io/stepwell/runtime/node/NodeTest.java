package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.TaskDesk;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Row;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class NodeTest {
    private static final String TWO_PASS = """
            {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Result":{"x":1},"End":true}}}""";

    @Test
    void runsAnExecutionAndShowsItsHistory() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            String arn = f.start(f.create("m", TWO_PASS), "one", "{\"a\" : 1}");
            assertThat(f.finished(arn).summary().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(f.node.executions().describe(arn).input().text()).isEqualTo("{\"a\" : 1}");
            assertThat(f.node.executions().describe(arn).output()).isEqualTo(Json.parse("{\"x\":1}"));
            assertThat(f.history(arn))
                    .containsExactly(
                            "1 ExecutionStarted",
                            "2 StateEntered",
                            "3 StateExited",
                            "4 StateEntered",
                            "5 StateExited",
                            "6 ExecutionSucceeded");
        }
    }

    @Test
    void aWaitEndsWhenItsTimeHasComeAndNotBefore() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create(
                    "m", "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}");
            String arn = f.start(machine, null, "{}");
            f.advance(Duration.ofSeconds(3599));
            String other = f.start(machine, null, "{}");
            assertThat(f.node.executions().describe(arn).summary().status()).isEqualTo(ExecutionStatus.RUNNING);
            f.advance(Duration.ofSeconds(1));
            assertThat(f.finished(arn).summary().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(f.node.executions().describe(other).summary().status()).isEqualTo(ExecutionStatus.RUNNING);
        }
    }

    @Test
    void startingTheSameNameAndInputTwiceIsOneExecutionAndOtherInputIsRefused() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create(
                    "m", "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}");
            String arn = f.start(machine, "n", "{\"a\":1}");
            assertThat(f.start(machine, "n", "{\"a\": 1}")).isEqualTo(arn);
            assertThatThrownBy(() -> f.start(machine, "n", "{\"a\":2}"))
                    .isInstanceOf(RequestRefused.class)
                    .hasMessageContaining("EXECUTION_ALREADY_EXISTS");
        }
    }

    @Test
    void aTaskIsCalledAgainAfterARestartWithTheSameKeyAndCountsOnce() throws Exception {
        MemoryStore store = new MemoryStore();
        ManualClock clock = new ManualClock();
        Calls first = new Calls(true);
        String arn;
        Fixture before = new Fixture(new Unclosable(store), clock, first);
        StateMachine machine = before.create("m", """
                {"StartAt":"T","States":{"T":{"Type":"Task",
                 "Resource":"arn:aws:lambda:us-east-1:123456789012:function:f","End":true}}}""");
        arn = before.start(machine, null, "{\"n\":7}");
        Fixture.until(() -> first.keys.size() == 1);
        before.close();
        Calls second = new Calls(false);
        try (Fixture after = new Fixture(store, clock, second)) {
            assertThat(after.finished(arn).output()).isEqualTo(Json.parse("{\"n\":7}"));
            assertThat(second.keys).containsExactlyElementsOf(first.keys);
            assertThat(after.history(arn))
                    .containsExactly(
                            "1 ExecutionStarted",
                            "2 StateEntered",
                            "3 TaskScheduled",
                            "4 TaskStarted",
                            "5 TaskSucceeded",
                            "6 StateExited",
                            "7 ExecutionSucceeded");
        }
    }

    @Test
    void anExecutionWhoseJournalIsDamagedKeepsNoOtherFromGoingOn() {
        MemoryStore store = new MemoryStore();
        ManualClock clock = new ManualClock();
        Calls silent = new Calls(true);
        Fixture before = new Fixture(new Unclosable(store), clock, silent);
        StateMachine machine = before.create("m", """
                {"StartAt":"T","States":{"T":{"Type":"Task",
                 "Resource":"arn:aws:lambda:us-east-1:123456789012:function:f","End":true}}}""");
        before.start(machine, "damaged", "{}");
        List<Row> damaged = store.scan(Table.JOURNAL, new byte[0], new byte[] {(byte) 0xFF}, 10, false);
        List<String> sound = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sound.add(before.start(machine, "sound" + i, "{}"));
        }
        Fixture.until(() -> silent.keys.size() == 21);
        before.close();
        WriteBatch damage = new WriteBatch();
        damaged.forEach(row -> damage.put(Table.JOURNAL, row.key(), new byte[] {1, 2, 3}));
        store.commit(List.of(new PartitionBatch(0, store.acquire(0), damage)));
        try (Fixture after = new Fixture(store, clock, new Calls(false))) {
            assertThat(sound)
                    .allSatisfy(arn ->
                            assertThat(after.finished(arn).summary().status()).isEqualTo(ExecutionStatus.SUCCEEDED));
        }
    }

    @Test
    void anActivityWorkerTakesATaskAndItsTokenIsGoodOnce() throws Exception {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            String activity = "arn:aws:states:us-east-1:123456789012:activity:a";
            f.node.catalogue().createActivity(activity, "a", null, java.util.Map.of());
            StateMachine machine = f.create(
                    "m",
                    "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"" + activity
                            + "\",\"End\":true}}}");
            String arn = f.start(machine, null, "{\"n\":7}");
            TaskDesk.Assignment taken = f.node.tasks().poll(activity, "w", Duration.ofMinutes(2));
            assertThat(taken).isNotNull();
            assertThat(taken.input()).isEqualTo(Json.parse("{\"n\":7}"));
            f.node.tasks().heartbeat(taken.token());
            f.node.tasks().succeed(taken.token(), Json.parse("8"));
            assertThat(f.finished(arn).output()).isEqualTo(Json.parse("8"));
            assertThatThrownBy(() -> f.node.tasks().succeed(taken.token(), Json.parse("9")))
                    .hasMessageContaining("TASK_TIMED_OUT");
            assertThatThrownBy(() -> f.node.tasks().succeed(taken.token() + "A", Json.parse("9")))
                    .hasMessageContaining("INVALID_TOKEN");
        }
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create("m", TWO_PASS);
            for (int i = 0; i < 5; i++) {
                f.finished(f.start(machine, "n" + i, "{}"));
                f.advance(Duration.ofMillis(1));
            }
            var first = f.node.executions().list(machine.arn(), null, null, 3);
            var second = f.node.executions().list(machine.arn(), null, first.nextCursor(), 3);
            assertThat(first.items()).extracting(s -> s.name()).containsExactly("n4", "n3", "n2");
            assertThat(second.items()).extracting(s -> s.name()).containsExactly("n1", "n0");
            assertThat(second.nextCursor()).isNull();
            assertThat(f.node.executions()
                            .list(machine.arn(), ExecutionStatus.RUNNING, null, 10)
                            .items())
                    .isEmpty();
        }
    }

    @Test
    void closedExecutionsAreForgottenAfterTheirRetention() throws Exception {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            String arn = f.start(f.create("m", TWO_PASS), "n", "{}");
            f.finished(arn);
            f.clock.advance(Duration.ofDays(89));
            f.node.sweep();
            assertThat(f.history(arn)).hasSize(6);
            f.clock.advance(Duration.ofDays(1));
            f.node.sweep();
            assertThatThrownBy(() -> f.history(arn)).hasMessageContaining("EXECUTION_DOES_NOT_EXIST");
        }
    }

    @Test
    void anExpressionThatRunsAwayDelaysNoOtherExecution() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine slow = f.create("slow", """
                    {"QueryLanguage":"JSONata","StartAt":"W","States":{
                     "W":{"Type":"Wait","Seconds":1,"Next":"A"},
                     "A":{"Type":"Pass","Output":"{% $sum([1..300000]) %}","Next":"B"},
                     "B":{"Type":"Pass","Output":"{% ($f := function($n){ $f($n + 1) }; $f(0)) %}","End":true}}}""");
            StateMachine quick = f.create("quick", TWO_PASS);
            String arn = f.start(slow, null, "{}");
            f.advance(Duration.ofSeconds(1));
            for (int i = 0; i < 200; i++) {
                assertThat(f.finished(f.start(quick, null, "{}")).summary().status())
                        .isEqualTo(ExecutionStatus.SUCCEEDED);
            }
            var view = f.finished(arn);
            assertThat(view.error()).isEqualTo("States.QueryEvaluationError");
            assertThat(f.history(arn))
                    .endsWith("5 StateExited", "6 StateEntered", "7 EvaluationFailed", "8 ExecutionFailed");
        }
    }

    @Test
    void commandsForAnExecutionThatIsBeingDecidedWaitTheirTurn() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine slow = f.create("slow", """
                    {"QueryLanguage":"JSONata","StartAt":"A","States":{
                     "A":{"Type":"Pass","Output":"{% $sum([1..300000]) %}","Next":"W"},
                     "W":{"Type":"Wait","Seconds":60,"End":true}}}""");
            String arn = f.start(slow, "n", "{}");
            assertThat(f.start(slow, "n", "{}")).isEqualTo(arn);
            f.node.executions().stop(arn, "E", "C");
            assertThat(f.history(arn)).last().isEqualTo("5 ExecutionAborted");
        }
    }

    @Test
    void whileTheStoreTakesNoWritesClientsAreRefusedAndNothingAcknowledgedIsLost() {
        FullDisk store = new FullDisk(new MemoryStore());
        try (Fixture f = new Fixture(store, new ManualClock())) {
            StateMachine machine = f.create(
                    "m", "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}}}");
            String arn = f.start(machine, "before", "{}");
            store.full = true;
            assertThatThrownBy(() -> f.start(machine, "during", "{}")).hasMessageContaining("UNAVAILABLE");
            assertThat(f.node.executions().describe(arn).summary().status()).isEqualTo(ExecutionStatus.RUNNING);
            store.full = false;
            Fixture.until(() -> {
                try {
                    f.start(machine, "after", "{}");
                    return true;
                } catch (RequestRefused refused) {
                    return false;
                }
            });
            assertThatThrownBy(() -> f.node.executions().describe(arn.replace("before", "during")))
                    .hasMessageContaining("EXECUTION_DOES_NOT_EXIST");
            f.advance(Duration.ofSeconds(60));
            f.finished(arn);
            assertThat(f.history(arn)).hasSize(4);
        }
    }

    @Test
    void aLongRunOfStatesLetsOthersHaveTheirTurnAndEndsAtTheLimitOfTheHistory() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create("m", """
                    {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},
                     "B":{"Type":"Choice","Choices":[{"Variable":"$.end","IsPresent":true,"Next":"C"}],"Default":"A"},
                     "C":{"Type":"Succeed"}}}""");
            String arn = f.start(machine, null, "{}");
            var view = f.finished(arn);
            assertThat(view.summary().status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(view.cause()).isEqualTo("The execution reached the maximum number of history events (25000).");
            assertThat(f.node.executions()
                            .history(arn, null, 1, true)
                            .items()
                            .getFirst()
                            .head()
                            .id())
                    .isEqualTo(25_000);
        }
    }

    /** An integration that answers with its parameters, or never. */
    private static final class Calls implements Integration {
        private final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();
        private final AtomicInteger calls = new AtomicInteger();
        private final boolean silent;

        Calls(boolean silent) {
            this.silent = silent;
        }

        @Override
        public String name() {
            return "calls";
        }

        @Override
        public boolean serves(TaskResource resource) {
            return true;
        }

        @Override
        public TaskOutcome call(TaskCall call) throws InterruptedException {
            calls.incrementAndGet();
            keys.addAll(List.of(call.idempotencyKey()));
            if (silent) {
                new CountDownLatch(1).await();
            }
            return new TaskOutcome.Succeeded(call.parameters());
        }
    }
}
