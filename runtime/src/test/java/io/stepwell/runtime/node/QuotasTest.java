package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.runtime.Catalogue.NewStateMachine;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Catalogue.StateMachineUpdate;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.MapRuns;
import io.stepwell.runtime.MapRuns.Change;
import io.stepwell.runtime.Quotas;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.Versions.Route;
import io.stepwell.runtime.Versions.Version;
import io.stepwell.runtime.work.Pollers;
import io.stepwell.storage.Store;
import io.stepwell.storage.memory.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The quotas of an account (AWS Step Functions Developer Guide, service quotas). */
final class QuotasTest {
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String WAIT =
            "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":99999999,\"End\":true}}}";
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Quotas TWO = new Quotas(2, 2, 2, 2, 2, 2, YEAR.toMillis(), 1, 2);

    @Test
    void aNewAccountHasTheQuotasThatAwsDocuments() {
        assertThat(Quotas.aws())
                .isEqualTo(new Quotas(100_000, 100_000, 1_000, 100, 50, 1_000_000, YEAR.toMillis(), 1_000, 1_000));
    }

    @Test
    void aStateMachineTooManyIsRefusedUntilOneIsDeleted() {
        MemoryStore store = new MemoryStore();
        try (Fixture f = fixture(new Unclosable(store))) {
            StateMachine first = f.create("a", PASS);
            f.create("b", PASS);
            f.create("b", PASS);
            assertRefused(Reason.STATE_MACHINE_LIMIT_EXCEEDED, () -> f.create("c", PASS));
            f.node.catalogue().deleteStateMachine(first.arn());
            f.create("c", PASS);
        }
        try (Fixture f = fixture(store)) {
            assertRefused(Reason.STATE_MACHINE_LIMIT_EXCEEDED, () -> f.create("d", PASS));
        }
    }

    @Test
    void anActivityTooManyIsRefusedUntilOneIsDeleted() {
        try (Fixture f = fixture(new MemoryStore())) {
            createActivity(f, "a");
            createActivity(f, "b");
            createActivity(f, "b");
            assertRefused(Reason.ACTIVITY_LIMIT_EXCEEDED, () -> createActivity(f, "c"));
            f.node.catalogue().deleteActivity(activity("a"));
            createActivity(f, "c");
        }
    }

    @Test
    void aVersionTooManyIsRefused() {
        try (Fixture f = fixture(new MemoryStore())) {
            StateMachine machine = f.create("m", PASS);
            publish(f, machine, PASS + " ");
            Version second = publish(f, machine, PASS + "  ");
            assertRefused(Reason.QUOTA_EXCEEDED, () -> publish(f, machine, PASS + "   "));
            f.node.catalogue().versions().deleteVersion(second.arn());
            publish(f, machine, PASS + "    ");
        }
    }

    @Test
    void anAliasTooManyIsRefused() {
        try (Fixture f = fixture(new MemoryStore())) {
            List<Route> routes =
                    List.of(new Route(publish(f, f.create("m", PASS), WAIT).arn(), 100));
            f.node.catalogue().versions().createAlias("a", null, routes);
            f.node.catalogue().versions().createAlias("b", null, routes);
            assertRefused(
                    Reason.QUOTA_EXCEEDED, () -> f.node.catalogue().versions().createAlias("c", null, routes));
        }
    }

    @Test
    void aTagTooManyIsRefusedAndNoneOfTheRequestIsKept() {
        try (Fixture f = fixture(new MemoryStore())) {
            String arn = f.create("m", PASS).arn();
            f.node.catalogue().tag(arn, Map.of("a", "1", "b", "1"));
            assertRefused(Reason.TOO_MANY_TAGS, () -> f.node.catalogue().tag(arn, Map.of("a", "2", "c", "2")));
            assertThat(f.node.catalogue().tags(arn)).isEqualTo(Map.of("a", "1", "b", "1"));
        }
    }

    @Test
    void anOpenExecutionTooManyIsRefusedUntilOneEnds() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        try (Fixture f = fixture(new Unclosable(store))) {
            f.node.sweep();
            StateMachine waits = f.create("m", WAIT);
            StateMachine passes = f.create("p", PASS);
            f.start(waits, "one", "{}");
            f.finished(f.start(passes, null, "{}"));
            f.start(waits, "two", "{}");
            assertRefused(Reason.EXECUTION_LIMIT_EXCEEDED, () -> f.start(waits, "three", "{}"));
        }
        try (Fixture f = fixture(store)) {
            StateMachine waits = f.node.catalogue().stateMachine(machine("m"));
            f.node.sweep();
            assertRefused(Reason.EXECUTION_LIMIT_EXCEEDED, () -> f.start(waits, "three", "{}"));
            f.node.executions().stop(execution("one"), null, null);
            f.start(waits, "three", "{}");
            assertRefused(Reason.EXECUTION_LIMIT_EXCEEDED, () -> f.start(waits, "four", "{}"));
        }
    }

    @Test
    void aRedrivenExecutionCountsAsOpenAgain() throws InterruptedException {
        try (Fixture f = fixture(new MemoryStore())) {
            f.node.sweep();
            StateMachine waits = f.create("m", WAIT);
            f.node.executions().stop(f.start(waits, "one", "{}"), null, null);
            f.start(waits, "two", "{}");
            f.node.executions().redrive(execution("one"), null);
            assertRefused(Reason.EXECUTION_LIMIT_EXCEEDED, () -> f.start(waits, "three", "{}"));
        }
    }

    @Test
    void anExecutionEndsWhenItHasBeenOpenForAYear() throws InterruptedException {
        ManualClock clock = new ManualClock();
        try (Fixture f = new Fixture(NodeSettings.defaults(), new MemoryStore(), clock)) {
            StateMachine machine = f.create("m", WAIT);
            String old = f.start(machine, "old", "{}");
            f.advance(Duration.ofHours(2));
            String younger = f.start(machine, "younger", "{}");
            f.advance(YEAR.minus(Duration.ofHours(2)).minusMillis(1));
            f.node.sweep();
            assertThat(status(f, old)).isEqualTo(ExecutionStatus.RUNNING);
            f.advance(Duration.ofHours(1));
            f.node.sweep();
            ExecutionView ended = f.finished(old);
            assertThat(ended.summary().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
            assertThat(f.history(old)).last().asString().contains("ExecutionTimedOut");
            assertThat(status(f, younger)).isEqualTo(ExecutionStatus.RUNNING);
        }
    }

    @Test
    void aYearBeginsAgainWithARedrive() throws InterruptedException {
        try (Fixture f = new Fixture(NodeSettings.defaults(), new MemoryStore(), new ManualClock())) {
            String arn = f.start(f.create("m", WAIT), "one", "{}");
            f.advance(YEAR.minusDays(1));
            f.node.executions().stop(arn, null, null);
            f.node.executions().redrive(arn, null);
            f.advance(Duration.ofDays(2));
            f.node.sweep();
            f.node.executions().stop(f.start(f.node.catalogue().stateMachine(machine("m")), "two", "{}"), null, null);
            assertThat(status(f, arn)).isEqualTo(ExecutionStatus.RUNNING);
        }
    }

    @Test
    void aWorkerTooManyIsRefusedUntilOneLeaves() {
        Pollers pollers = new Pollers(2);
        pollers.enter("a");
        pollers.enter("a");
        pollers.enter("b");
        assertRefused(Reason.ACTIVITY_WORKER_LIMIT_EXCEEDED, () -> pollers.enter("a"));
        pollers.leave("a");
        pollers.enter("a");
        assertRefused(Reason.ACTIVITY_WORKER_LIMIT_EXCEEDED, () -> pollers.enter("a"));
    }

    @Test
    void aWorkerThatGotNoTaskMakesRoomForAnother() throws InterruptedException {
        try (Fixture f = fixture(new MemoryStore())) {
            createActivity(f, "a");
            for (int i = 0; i < 5; i++) {
                assertThat(f.node.tasks().poll(activity("a"), null, Duration.ZERO))
                        .isNull();
            }
        }
    }

    @Test
    void aMapRunTooManyWaitsUntilOneEnds() {
        MemoryStore store = new MemoryStore();
        String second;
        try (Fixture f = fixture(new Unclosable(store))) {
            StateMachine waits = f.create("m", mapOf("\"Type\":\"Wait\",\"Seconds\":600"));
            f.start(waits, "one", "[1]");
            Fixture.until(() -> children(f, execution("one")) == 1);
            second = f.start(f.create("p", mapOf("\"Type\":\"Pass\"")), "two", "[1]");
            Fixture.until(() -> f.node.mapRuns().list(second, null, 1).items().size() == 1);
            String mapRun =
                    f.node.mapRuns().list(second, null, 1).items().getFirst().mapRunArn();
            Fixture.until(() -> refusalOfAChange(f, mapRun) == Reason.THROTTLED);
        }
        try (Fixture f = fixture(store)) {
            Fixture.until(() -> f.node.mapRuns().list(second, null, 1).items().size() == 1);
            f.node.executions().stop(execution("one"), null, null);
            assertThat(f.finished(second).summary().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void aMapRunThatWaitsEndsWhenItsExecutionIsStopped() {
        try (Fixture f = fixture(new MemoryStore())) {
            StateMachine waits = f.create("m", mapOf("\"Type\":\"Wait\",\"Seconds\":600"));
            f.start(waits, "one", "[1]");
            Fixture.until(() -> children(f, execution("one")) == 1);
            String second = f.start(waits, "two", "[1]");
            Fixture.until(() -> f.node.mapRuns().list(second, null, 1).items().size() == 1);
            f.node.executions().stop(second, null, null);
            Fixture.until(() ->
                    f.node.mapRuns().list(second, null, 1).items().getFirst().status() == MapRuns.Status.ABORTED);
            assertThat(children(f, second)).isZero();
            assertThat(status(f, execution("one"))).isEqualTo(ExecutionStatus.RUNNING);
        }
    }

    private static @Nullable Reason refusalOfAChange(Fixture f, String mapRun) {
        try {
            f.node.mapRuns().update(mapRun, new Change(1L, null, null));
            return null;
        } catch (RequestRefused refused) {
            return refused.reason();
        }
    }

    private static String mapOf(String state) {
        return "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":{\"ProcessorConfig\":"
                + "{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},\"StartAt\":\"S\",\"States\":{\"S\":{"
                + state
                + ",\"End\":true}}}}}}";
    }

    private static int children(Fixture f, String execution) {
        return f.node.mapRuns().list(execution, null, 1).items().stream()
                .mapToInt(run -> f.node.mapRuns()
                        .children(run.mapRunArn(), null, null, 10)
                        .items()
                        .size())
                .sum();
    }

    @Test
    void aNameIsFreeAgainNinetyDaysAfterItsExecutionClosed() throws InterruptedException {
        try (Fixture f = new Fixture(NodeSettings.defaults(), new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create("m", PASS);
            f.finished(f.start(machine, "same", "{}"));
            f.advance(Duration.ofDays(90).minusMillis(1));
            f.node.sweep();
            assertRefused(Reason.EXECUTION_ALREADY_EXISTS, () -> f.start(machine, "same", "{}"));
            f.advance(Duration.ofMillis(1));
            f.node.sweep();
            f.finished(f.start(machine, "same", "{\"other\":1}"));
        }
    }

    @Test
    void theSameNameAndInputOfARunningExecutionGetTheSameAnswer() {
        try (Fixture f = new Fixture(NodeSettings.defaults(), new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create("m", WAIT);
            String arn = f.start(machine, "same", "{\"a\": 1}");
            assertThat(f.start(machine, "same", "{\"a\": 1}")).isEqualTo(arn);
            assertRefused(Reason.EXECUTION_ALREADY_EXISTS, () -> f.start(machine, "same", "{\"a\": 2}"));
            f.node.executions().stop(arn, null, null);
            assertRefused(Reason.EXECUTION_ALREADY_EXISTS, () -> f.start(machine, "same", "{\"a\": 1}"));
        }
    }

    @Test
    void anotherRoleAndOtherTagsAreTheSameStateMachine() {
        try (Fixture f = fixture(new MemoryStore())) {
            StateMachine created = f.create("m", PASS);
            StateMachine again = f.node.catalogue()
                    .createStateMachine(new NewStateMachine(
                            created.arn(),
                            "m",
                            "STANDARD",
                            PASS,
                            "arn:aws:iam::123456789012:role/another",
                            "{}",
                            "{}",
                            null,
                            Map.of("a", "b")));
            assertThat(again).isEqualTo(created);
            assertThat(f.node.catalogue().tags(created.arn())).isEmpty();
        }
    }

    private static Fixture fixture(Store store) {
        return new Fixture(NodeSettings.defaults().withQuotas(TWO), store, new ManualClock());
    }

    private static ExecutionStatus status(Fixture f, String arn) {
        return f.node.executions().describe(arn).summary().status();
    }

    private static void createActivity(Fixture f, String name) {
        f.node.catalogue().createActivity(activity(name), name, null, Map.of());
    }

    private static Version publish(Fixture f, StateMachine machine, String definition) {
        f.node.catalogue()
                .updateStateMachine(machine.arn(), new StateMachineUpdate(definition, null, null, null, null));
        return f.node.catalogue().versions().publish(machine.arn(), null, null);
    }

    private static String machine(String name) {
        return "arn:aws:states:us-east-1:123456789012:stateMachine:" + name;
    }

    private static String activity(String name) {
        return "arn:aws:states:us-east-1:123456789012:activity:" + name;
    }

    private static String execution(String name) {
        return "arn:aws:states:us-east-1:123456789012:execution:m:" + name;
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
