package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.JobPolling;
import io.stepwell.engine.Limits;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.storage.Row;
import io.stepwell.storage.Table;
import io.stepwell.storage.memory.MemoryStore;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ExpressExecutionsTest {
    private static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String WAIT =
            "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":200,\"End\":true}}}";

    @Test
    void aSynchronousExecutionAnswersItsEndAndLeavesNothingInTheStore() {
        MemoryStore store = new MemoryStore();
        try (Fixture f = new Fixture(store, new ManualClock())) {
            StateMachine machine = f.create("m", "EXPRESS", PASS);
            ExecutionView end = f.node.executions().startSync(machine.arn(), "n", Json.parse("[1]"), null);
            assertThat(end.summary().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(end.summary().arn()).startsWith("arn:aws:states:us-east-1:123456789012:express:m:n:");
            assertThat(end.output()).isEqualTo(Json.parse("[1]"));
            assertThat(rows(store, Table.JOURNAL)).isEmpty();
            assertThat(rows(store, Table.EXECUTION)).isEmpty();
        }
    }

    @Test
    void everyStartIsAnExecutionOfItsOwnWhateverItsName() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create("m", "EXPRESS", WAIT);
            assertThat(f.start(machine, "same", "{}")).isNotEqualTo(f.start(machine, "same", "{\"a\":2}"));
        }
    }

    @Test
    void noMoreAreOpenThanMayBe() {
        NodeSettings one = new NodeSettings(
                "us-east-1",
                "123456789012",
                1,
                Limits.aws(),
                Duration.ofDays(1),
                1 << 20,
                100,
                10,
                1,
                JobPolling.standard());
        try (Fixture f = new Fixture(one, new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create("m", "EXPRESS", WAIT);
            f.start(machine, null, "{}");
            assertRefused(Reason.EXECUTION_LIMIT_EXCEEDED, () -> f.start(machine, null, "{}"));
            assertRefused(Reason.THROTTLED, () -> f.node.executions().startSync(machine.arn(), null, Json.NULL, null));
        }
    }

    @Test
    void eachTypeHasOperationsOfItsOwn() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine standard = f.create("s", PASS);
            StateMachine express = f.create("e", "EXPRESS", PASS);
            assertRefused(
                    Reason.STATE_MACHINE_TYPE_NOT_SUPPORTED,
                    () -> f.node.executions().startSync(standard.arn(), null, Json.NULL, null));
            assertRefused(
                    Reason.STATE_MACHINE_TYPE_NOT_SUPPORTED,
                    () -> f.node.executions().list(express.arn(), null, null, 10));
        }
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static List<Row> rows(MemoryStore store, Table table) {
        return store.scan(table, new byte[0], new byte[] {(byte) 0xFF}, 10, false);
    }
}
