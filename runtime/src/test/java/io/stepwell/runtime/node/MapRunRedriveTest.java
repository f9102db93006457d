package io.stepwell.runtime.node;

import static io.stepwell.runtime.node.DistributedMaps.PASS;
import static io.stepwell.runtime.node.DistributedMaps.READER;
import static io.stepwell.runtime.node.DistributedMaps.TASK;
import static io.stepwell.runtime.node.DistributedMaps.children;
import static io.stepwell.runtime.node.DistributedMaps.distributed;
import static io.stepwell.runtime.node.DistributedMaps.mapRun;
import static io.stepwell.runtime.node.DistributedMaps.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.JobPolling;
import io.stepwell.engine.Limits;
import io.stepwell.engine.item.memory.MemoryItems;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.MapRuns.Change;
import io.stepwell.runtime.MapRuns.MapRunView;
import io.stepwell.runtime.MapRuns.Tally;
import io.stepwell.runtime.maprun.Datasets;
import io.stepwell.storage.memory.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MapRunRedriveTest {
    @ParameterizedTest
    @EnumSource(WorkflowType.class)
    void aRedriveRunsWhatHasNotSucceededInTheSameMapRun(WorkflowType type) {
        Set<String> bad = ConcurrentHashMap.newKeySet();
        bad.add("\"bad\"");
        Workers workers = new Workers(bad, Set.of());
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), workers)) {
            String definition = distributed(TASK, "\"MaxConcurrency\":1,").replace("STANDARD", type.name());
            ExecutionView failed = run(f, definition, "[\"a\",\"bad\",\"c\",\"d\"]");
            String arn = failed.summary().arn();
            assertThat(failed.summary().status()).isEqualTo(ExecutionStatus.FAILED);
            MapRunView first = mapRun(f, failed);
            f.node.executions().redrive(arn, null);
            assertThat(f.finished(arn).error()).isEqualTo("States.ExceedToleratedFailureThreshold");
            assertThat(mapRun(f, failed).executions()).isEqualTo(new Tally(4, 0, 1, 1, 0, 0, 0));
            bad.clear();
            f.node.executions().redrive(arn, null);
            assertThat(f.finished(arn).output()).isEqualTo(Json.parse("[\"a\",\"bad\",\"c\",\"d\"]"));
            MapRunView last = mapRun(f, failed);
            assertThat(last.summary().mapRunArn()).isEqualTo(first.summary().mapRunArn());
            assertThat(last.redrives()).isEqualTo(2);
            assertThat(last.redriveMillis()).isNotNull();
            assertThat(last.executions()).isEqualTo(new Tally(4, 0, 4, 0, 0, 0, 4));
            assertThat(workers.calls.get()).isEqualTo(6);
            assertThat(f.history(arn))
                    .contains("8 ExecutionRedriven", "9 MapRunRedriven", "13 ExecutionRedriven", "15 MapRunSucceeded");
            assertThat(children(f, last))
                    .filteredOn(child -> child.redrives().count() == 2)
                    .hasSize(type == WorkflowType.EXPRESS ? 0 : 1);
        }
    }

    @Test
    void aRedriveGoesOnWithChildrenThatWereAbortedOrYetToBegin() {
        Workers workers = new Workers(Set.of(), Set.of("1", "2"));
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), workers)) {
            String arn = f.start(f.create("m", distributed(TASK, "\"MaxConcurrency\":2,")), null, "[1,2,3]");
            Fixture.until(() -> workers.calls.get() == 2);
            f.node.executions().stop(arn, null, null);
            f.node.executions().redrive(arn, null); // the map run may yet be stopping
            workers.release.countDown();
            assertThat(f.finished(arn).output()).isEqualTo(Json.parse("[1,2,3]"));
            assertThat(mapRun(f, f.finished(arn)).executions()).isEqualTo(new Tally(3, 0, 3, 0, 0, 0, 3));
        }
    }

    @Test
    void aResultThatIsTooLargeBeginsAnotherMapRunWhenRedriven() {
        List<Json> large = List.of(Json.of("x".repeat(200_000)), Json.of("y".repeat(200_000)));
        Datasets datasets = new Datasets(List.of(new MemoryItems(large)), List.of());
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), datasets)) {
            String arn = run(f, distributed(PASS, READER), "{}").summary().arn();
            f.node.executions().redrive(arn, null);
            f.finished(arn);
            assertThat(f.node.mapRuns().list(arn, null, 10).items()).hasSize(2);
        }
    }

    @Test
    void aChildIsRedrivenByItsMapRunAlone() {
        Workers workers = new Workers(Set.of("1"), Set.of());
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), workers)) {
            ExecutionView failed = run(f, distributed(TASK, ""), "[1]");
            String child = children(f, mapRun(f, failed)).getFirst().arn();
            assertThat(f.node.executions().describe(child).notRedrivable()).isNull();
            assertThatThrownBy(() -> f.node.executions().redrive(child, null))
                    .hasMessageContaining("started by a Map Run");
        }
    }

    @Test
    void whatARedriveHasYetToComeToIsCountedApart() {
        Workers workers = new Workers(Set.of(), Set.of("1", "2", "3"));
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), workers)) {
            String definition = distributed(TASK, "\"MaxConcurrency\":3,\"ItemBatcher\":{\"MaxItemsPerBatch\":2},");
            workers.slow.addAll(Set.of("{\"Items\":[1,2]}", "{\"Items\":[3,4]}", "{\"Items\":[5]}"));
            String arn = f.start(f.create("m", definition), null, "[1,2,3,4,5]");
            Fixture.until(() -> workers.calls.get() == 3);
            ExecutionView execution = f.node.executions().describe(arn);
            f.node.mapRuns().update(mapRun(f, execution).summary().mapRunArn(), new Change(1L, null, null));
            for (int life = 1; life <= 2; life++) {
                f.node.executions().stop(arn, null, null);
                f.node.executions().redrive(arn, null);
                int redrives = life;
                Fixture.until(() -> mapRun(f, execution).redrives() == redrives
                        && mapRun(f, execution).executions().running() == 1);
                assertThat(mapRun(f, execution).executions()).isEqualTo(new Tally(3, 1, 0, 0, 0, 0, 0, 0, 2));
                assertThat(mapRun(f, execution).items()).isEqualTo(new Tally(5, 2, 0, 0, 0, 0, 0, 0, 3));
                assertThat(mapRun(f, execution).executions().pending()).isZero();
            }
            workers.release.countDown();
            f.finished(arn);
            assertThat(mapRun(f, execution).executions()).isEqualTo(new Tally(3, 0, 3, 0, 0, 0, 3));
        }
    }

    @Test
    void aChildWhoseHistoryIsFullCannotBeTakenUpAgainAndSaysSo() {
        Limits limits = new Limits(262_144, 10 << 20, 20, 1_000, 200);
        NodeSettings settings = new NodeSettings(
                "us-east-1",
                "123456789012",
                2,
                limits,
                Duration.ofDays(90),
                1 << 20,
                100,
                10,
                10,
                JobPolling.standard());
        String forever =
                "\"P\":{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$\",\"IsString\":true,\"Next\":\"D\"}],"
                        + "\"Default\":\"Q\"},\"Q\":{\"Type\":\"Pass\",\"Next\":\"P\"},\"D\":{\"Type\":\"Succeed\"}";
        try (Fixture f = new Fixture(settings, new MemoryStore(), new ManualClock())) {
            ExecutionView failed = run(f, distributed(forever, "\"MaxConcurrency\":1,"), "[1,2]");
            Tally afterwards = new Tally(2, 0, 0, 1, 0, 0, 0, 1, 0);
            assertThat(mapRun(f, failed).executions()).isEqualTo(afterwards);
            f.node.executions().redrive(failed.summary().arn(), null);
            f.finished(failed.summary().arn());
            assertThat(mapRun(f, failed).redrives()).isEqualTo(1);
            assertThat(mapRun(f, failed).items()).isEqualTo(afterwards);
        }
    }
}
