package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.language.json.Json;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.storage.ForwardingStore;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.memory.MemoryStore;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients hear while the store takes no writes. */
final class RefusalTest {
    /** Clients that waited for the partition to take its store over would be given up one after the other, half a minute each. */
    @Test
    @Timeout(150)
    void clientsAreRefusedAtOnceAndNotWhenThePartitionTriesTheStoreAgain() {
        StuckStore store = new StuckStore(new MemoryStore());
        try (Fixture f = new Fixture(store, new ManualClock())) {
            var machine = f.create("m", "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}");
            store.stuck = true;
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> f.start(machine, "same", "{}"))
                        .isInstanceOf(RequestRefused.class)
                        .hasMessageContaining("UNAVAILABLE");
            }
            store.stuck = false;
            store.freed.countDown();
            Fixture.until(() -> accepts(f, machine.name()));
        }
    }

    private static boolean accepts(Fixture f, String machine) {
        try {
            f.node.executions()
                    .start(
                            "arn:aws:states:us-east-1:123456789012:stateMachine:" + machine,
                            "same",
                            Json.EMPTY_OBJECT,
                            null);
            return true;
        } catch (RequestRefused refused) {
            return false;
        }
    }

    /** A store that refuses writes while it is stuck, and does not even answer who wants to take a partition over. */
    private static final class StuckStore extends ForwardingStore {
        private final CountDownLatch freed = new CountDownLatch(1);
        private volatile boolean stuck;

        StuckStore(Store store) {
            super(store);
        }

        @Override
        public void commit(List<PartitionBatch> batches) {
            if (stuck) {
                throw new StoreException("the store is stuck", null);
            }
            super.commit(batches);
        }

        @Override
        public long acquire(int partition) {
            if (stuck) {
                awaitFreed();
            }
            return super.acquire(partition);
        }

        private void awaitFreed() {
            try {
                freed.await();
            } catch (InterruptedException e) {
                throw new StoreException("given up while the store was stuck", e);
            }
        }
    }
}
