package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.runtime.RequestRefused;
import io.stepwell.storage.memory.MemoryStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What clients hear while the store takes no writes. */
final class RefusalTest {
    /** A partition that waits longer and longer for its store would keep ten clients waiting for more than half a minute. */
    @Test
    void clientsAreRefusedAtOnceAndNotWhenThePartitionTriesTheStoreAgain() {
        FullDisk disk = new FullDisk(new MemoryStore());
        try (Fixture f = new Fixture(disk, new ManualClock())) {
            var machine = f.create("m", "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}");
            disk.full = true;
            long began = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> f.start(machine, "same", "{}"))
                        .isInstanceOf(RequestRefused.class)
                        .hasMessageContaining("UNAVAILABLE");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            disk.full = false;
            Fixture.until(() -> accepts(f, machine.name()));
        }
    }

    private static boolean accepts(Fixture f, String machine) {
        try {
            f.node.executions()
                    .start(
                            "arn:aws:states:us-east-1:123456789012:stateMachine:" + machine,
                            "same",
                            io.stepwell.language.json.Json.EMPTY_OBJECT,
                            null);
            return true;
        } catch (RequestRefused refused) {
            return false;
        }
    }
}
