package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.storage.ForwardingStore;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.memory.MemoryStore;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Closed executions go when their time is over, in the order in which they closed. */
final class RetentionTest {
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

    @Test
    void anExecutionWhoseRowIsDamagedKeepsNoneOfTheLaterOnes() throws Exception {
        OneDamagedRow store = new OneDamagedRow(new MemoryStore());
        try (Fixture f = new Fixture(store, new ManualClock())) {
            StateMachine machine = f.create("m", PASS);
            String first = f.start(machine, "first", "{}");
            f.finished(first);
            f.clock.advance(Duration.ofDays(1));
            String second = f.start(machine, "second", "{}");
            f.finished(second);
            f.clock.advance(Duration.ofDays(90));
            store.damage(ExecutionRow.key(first));
            f.node.sweep();
            assertThatThrownBy(() -> f.history(second)).hasMessageContaining("EXECUTION_DOES_NOT_EXIST");
        }
    }

    private static final class OneDamagedRow extends ForwardingStore {
        private byte @Nullable [] damaged;

        OneDamagedRow(Store store) {
            super(store);
        }

        void damage(byte[] key) {
            damaged = key;
        }

        @Override
        public byte @Nullable [] get(Table table, byte[] key) {
            return table == Table.EXECUTION && Arrays.equals(key, damaged) ? new byte[] {127} : super.get(table, key);
        }
    }
}
