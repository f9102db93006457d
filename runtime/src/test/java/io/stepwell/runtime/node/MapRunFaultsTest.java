package io.stepwell.runtime.node;

import static io.stepwell.runtime.node.DistributedMaps.PASS;
import static io.stepwell.runtime.node.DistributedMaps.READER;
import static io.stepwell.runtime.node.DistributedMaps.TASK;
import static io.stepwell.runtime.node.DistributedMaps.distributed;
import static io.stepwell.runtime.node.DistributedMaps.mapRun;
import static io.stepwell.runtime.node.DistributedMaps.numbers;
import static io.stepwell.runtime.node.DistributedMaps.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.item.memory.MemoryItems;
import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.MapRuns.MapRunSummary;
import io.stepwell.runtime.maprun.Datasets;
import io.stepwell.storage.ForwardingStore;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import io.stepwell.storage.memory.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Map runs on bad days; the simulation found each of these. */
final class MapRunFaultsTest {
    @Test
    void aReadThatFailsWhenItBeginsDoesNotLoseAMapRun() {
        AtomicInteger failures = new AtomicInteger(2);
        try (Fixture f = new Fixture(new BadReads(new MemoryStore(), failures), new ManualClock())) {
            ExecutionView end = run(f, distributed(PASS, ""), "[1,2]");
            assertThat(Objects.requireNonNull(end.output()).text()).isEqualTo("[1,2]");
            assertThat(failures).hasNonPositiveValue();
        }
    }

    @Test
    void aPercentageOfFailuresIsExceededAlsoWhenTheirNumberIsKnownOnlyAtTheEnd() {
        String fail = "\"P\":{\"Type\":\"Fail\"}";
        String fields = READER + "\"MaxConcurrency\":1,\"ToleratedFailurePercentage\":50,";
        Datasets datasets = new Datasets(List.of(new MemoryItems(numbers(1))), List.of());
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), datasets)) {
            assertThat(run(f, distributed(fail, fields), "{}").error())
                    .isEqualTo("States.ExceedToleratedFailureThreshold");
        }
    }

    @Test
    void aMapRunDoesNotEndBeforeItBeganWhenTheClockIsTurnedBack() {
        ManualClock clock = new ManualClock();
        Integration turnsBack = new Integration() {
            @Override
            public String name() {
                return "turns-back";
            }

            @Override
            public boolean serves(TaskResource resource) {
                return true;
            }

            @Override
            public TaskOutcome call(TaskCall call) {
                clock.advance(Duration.ofHours(-1));
                return new TaskOutcome.Succeeded(call.parameters());
            }
        };
        try (Fixture f = new Fixture(new MemoryStore(), clock, turnsBack)) {
            MapRunSummary run = mapRun(f, run(f, distributed(TASK, ""), "[1]")).summary();
            assertThat(run.stopMillis()).isGreaterThanOrEqualTo(run.startMillis());
        }
    }

    /** The first reads about map runs fail. */
    private static final class BadReads extends ForwardingStore {
        private final AtomicInteger failures;

        BadReads(Store store, AtomicInteger failures) {
            super(store);
            this.failures = failures;
        }

        @Override
        public byte @Nullable [] get(Table table, byte[] key) {
            if (table == Table.MAP_RUN && failures.getAndDecrement() > 0) {
                throw new StoreException("the disk cannot be read", null);
            }
            return super.get(table, key);
        }
    }
}
