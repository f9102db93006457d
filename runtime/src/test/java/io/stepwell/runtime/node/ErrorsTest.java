package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.storage.ForwardingStore;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.memory.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An error, not an exception, in the middle of a decision or a commit ends nothing but what it met. */
final class ErrorsTest {
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String WAIT =
            "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}}}";

    @Test
    void anErrorThatMeetsOneDecisionKeepsNoOtherFromBeingMade() {
        Erring store = new Erring(new MemoryStore());
        try (Fixture f = new Fixture(store, new ManualClock())) {
            StateMachine machine = f.create("pass", PASS);
            store.brokenName = "deep";
            assertThatThrownBy(() -> f.start(machine, "deep", "{}")).isInstanceOf(RequestRefused.class);
            assertThat(f.finished(f.start(machine, "flat", "{}")).summary().status())
                    .isEqualTo(ExecutionStatus.SUCCEEDED);
            store.brokenName = null;
            assertThat(f.finished(f.start(machine, "deep", "{}")).summary().status())
                    .isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void anErrorOfACommitAcknowledgesNothingAndTimersFireAllTheSame() {
        Erring store = new Erring(new MemoryStore());
        try (Fixture f = new Fixture(store, new ManualClock())) {
            String sleeper = f.start(f.create("wait", WAIT), "sleeper", "{}");
            StateMachine machine = f.create("pass", PASS);
            store.commitsBreak = true;
            assertThatThrownBy(() -> f.start(machine, "e", "{}")).isInstanceOf(RuntimeException.class);
            store.commitsBreak = false;
            Fixture.until(() -> starts(f, machine));
            f.advance(Duration.ofSeconds(60));
            assertThat(f.finished(sleeper).summary().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    private static boolean starts(Fixture f, StateMachine machine) {
        try {
            f.start(machine, "e", "{}");
            return true;
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    /** Breaks off as a stack that is too small, or a class that is gone, would make it. */
    private static final class Erring extends ForwardingStore {
        volatile @Nullable String brokenName;
        volatile boolean commitsBreak;

        Erring(Store store) {
            super(store);
        }

        @Override
        public byte @Nullable [] get(Table table, byte[] key) {
            String broken = brokenName;
            if (broken != null && new String(key, StandardCharsets.UTF_8).contains(":" + broken)) {
                throw new StackOverflowError();
            }
            return super.get(table, key);
        }

        @Override
        public void commit(List<PartitionBatch> batches) {
            if (commitsBreak) {
                throw new NoClassDefFoundError("a class that is gone");
            }
            super.commit(batches);
        }
    }
}
