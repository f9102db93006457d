package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.event.Event;
import io.stepwell.storage.memory.MemoryStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clock of the machine is turned back while the server is down. */
final class BackwardClockTest {
    @Test
    void anExecutionGoesOnWhereItWasAndItsHistoryNeverRunsBackwards() {
        MemoryStore store = new MemoryStore();
        ManualClock clock = new ManualClock();
        Fixture before = new Fixture(new Unclosable(store), clock);
        String arn = before.start(
                before.create(
                        "m", "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}}}"),
                "n",
                "{}");
        before.close();
        clock.advance(Duration.ofSeconds(-30));
        try (Fixture after = new Fixture(store, clock)) {
            after.node.executions().stop(arn, "Enough", null);
            List<Long> times = after.node.executions().history(arn, null, 100, false).items().stream()
                    .map(Event::head)
                    .map(head -> head.timeMillis())
                    .toList();
            assertThat(times).isSorted();
            assertThat(after.finished(arn).summary().stopMillis()).isEqualTo(times.getLast());
        }
    }
}
