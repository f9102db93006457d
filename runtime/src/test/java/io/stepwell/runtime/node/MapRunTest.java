package io.stepwell.runtime.node;

import static io.stepwell.runtime.node.DistributedMaps.PASS;
import static io.stepwell.runtime.node.DistributedMaps.READER;
import static io.stepwell.runtime.node.DistributedMaps.TASK;
import static io.stepwell.runtime.node.DistributedMaps.children;
import static io.stepwell.runtime.node.DistributedMaps.distributed;
import static io.stepwell.runtime.node.DistributedMaps.events;
import static io.stepwell.runtime.node.DistributedMaps.mapRun;
import static io.stepwell.runtime.node.DistributedMaps.numbers;
import static io.stepwell.runtime.node.DistributedMaps.results;
import static io.stepwell.runtime.node.DistributedMaps.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.item.ChildResult;
import io.stepwell.engine.item.memory.MemoryItems;
import io.stepwell.engine.item.memory.MemoryResults;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.Executions.StateMachineSnapshot;
import io.stepwell.runtime.MapRuns.Change;
import io.stepwell.runtime.MapRuns.MapRunView;
import io.stepwell.runtime.MapRuns.Status;
import io.stepwell.runtime.MapRuns.Tally;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.maprun.Datasets;
import io.stepwell.storage.Table;
import io.stepwell.storage.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MapRunTest {
    /** A child fails; that is noted; the others are stopped; the map run is closed; its parent is told. */
    private static final int GIVING_UP_COMMITS_MIN = 5;

    @Test
    void theResultHasTheOutputsOfTheChildrenInTheOrderOfTheItems() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            ExecutionView end = run(
                    f,
                    distributed(
                            PASS,
                            "\"ItemSelector\":{\"v.$\":\"$$.Map.Item.Value\","
                                    + "\"i.$\":\"$$.Map.Item.Index\",\"all.$\":\"$\"},"),
                    "[\"a\",\"b\"]");
            assertThat(end.output())
                    .isEqualTo(Json.parse("[{\"v\":\"a\",\"i\":0,\"all\":[\"a\",\"b\"]},"
                            + "{\"v\":\"b\",\"i\":1,\"all\":[\"a\",\"b\"]}]"));
            assertThat(f.history(end.summary().arn()))
                    .containsExactly(
                            "1 ExecutionStarted",
                            "2 StateEntered",
                            "3 DistributedMapStarted",
                            "4 MapRunStarted",
                            "5 MapRunSucceeded",
                            "6 MapSucceeded",
                            "7 StateExited",
                            "8 ExecutionSucceeded");
        }
    }

    @Test
    void everyChildIsAnExecutionOfItsOwnThatKnowsItsMapRun() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            ExecutionView end = run(f, distributed(PASS, "\"Label\":\"each\","), "[1,2,3]");
            MapRunView run = mapRun(f, end);
            assertThat(run.summary().mapRunArn()).contains(":mapRun:m/each:");
            assertThat(run.summary().stateMachineArn()).endsWith(":stateMachine:m/each");
            assertThat(run.summary().status()).isEqualTo(Status.SUCCEEDED);
            assertThat(run.items()).isEqualTo(new Tally(3, 0, 3, 0, 0, 0, 3));
            assertThat(run.executions()).isEqualTo(run.items());
            List<ExecutionSummary> children = children(f, run);
            assertThat(children).hasSize(3).allSatisfy(child -> {
                assertThat(child.arn()).contains(":execution:m/each:");
                assertThat(child.mapRunArn()).isEqualTo(run.summary().mapRunArn());
                assertThat(child.itemCount()).isEqualTo(1);
                assertThat(child.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
                assertThat(f.history(child.arn())).hasSize(4);
            });
            assertThat(f.node.executions()
                            .list("arn:aws:states:us-east-1:123456789012:stateMachine:m", null, null, 100)
                            .items())
                    .hasSize(1);
        }
    }

    @Test
    void theStateMachineOfAChildIsThatOfItsParentUnderTheLabelOfTheMap() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            String definition = distributed(PASS, "\"Label\":\"each\",");
            MapRunView run = mapRun(f, run(f, definition, "[1]"));
            StateMachineSnapshot machine = f.node.executions()
                    .stateMachineFor(children(f, run).getFirst().arn());
            assertThat(machine.mapRunArn()).isEqualTo(run.summary().mapRunArn());
            assertThat(machine.label()).isEqualTo("each");
            assertThat(machine.definition()).isEqualTo(definition);
        }
    }

    @Test
    void itemsAreHandedOnInBatchesOfBoundedNumberAndSize() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            ExecutionView byNumber = run(
                    f,
                    distributed(PASS, "\"ItemBatcher\":{\"MaxItemsPerBatch\":2,\"BatchInput\":{\"k\":1}},"),
                    "[1,2,3]");
            assertThat(byNumber.output())
                    .isEqualTo(Json.parse(
                            "[{\"BatchInput\":{\"k\":1},\"Items\":[1,2]},{\"BatchInput\":{\"k\":1},\"Items\":[3]}]"));
            assertThat(mapRun(f, byNumber).items().total()).isEqualTo(3);
            assertThat(mapRun(f, byNumber).executions().total()).isEqualTo(2);
            ExecutionView bySize = run(
                    f,
                    distributed(PASS, "\"ItemBatcher\":{\"MaxInputBytesPerBatch\":20},"),
                    "[\"aaa\",\"bbb\",\"cccccccccccc\",4,5]");
            assertThat(bySize.output())
                    .isEqualTo(Json.parse("[{\"Items\":[\"aaa\"]},{\"Items\":[\"bbb\"]},"
                            + "{\"Items\":[\"cccccccccccc\"]},{\"Items\":[4,5]}]"));
        }
    }

    @Test
    void nothingToIterateOverIsAnEmptyResult() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            assertThat(run(f, distributed(PASS, ""), "[]").output()).isEqualTo(Json.parse("[]"));
        }
    }

    @Test
    void oneFailureTooManyFailsTheMapRunAndStopsTheOtherChildren() {
        Workers workers = new Workers(Set.of("\"bad\""), Set.of("\"slow\""));
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), workers)) {
            ExecutionView end = run(f, distributed(TASK, ""), "[\"slow\",\"good\",\"bad\"]");
            assertThat(end.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
            assertThat(end.cause()).isEqualTo("The specified tolerated failure threshold was exceeded");
            assertThat(f.history(end.summary().arn())).contains("5 MapRunFailed", "6 MapFailed", "7 ExecutionFailed");
            MapRunView run = mapRun(f, end);
            assertThat(run.summary().status()).isEqualTo(Status.FAILED);
            assertThat(run.executions().failed()).isEqualTo(1);
            assertThat(run.executions().aborted()).isPositive();
        }
    }

    @Test
    void failuresWithinTheToleranceAreTold() {
        Workers workers = new Workers(Set.of("\"bad\""), Set.of());
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), workers)) {
            ExecutionView end = run(f, distributed(TASK, "\"ToleratedFailurePercentage\":50,"), "[\"bad\",\"good\"]");
            assertThat(end.summary().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            List<?> results = results(end);
            Map<?, ?> failed = (Map<?, ?>) results.getFirst();
            assertThat(failed.get("Status")).isEqualTo("FAILED");
            assertThat(failed.get("Error")).isEqualTo("Bad");
            assertThat(results.get(1)).isEqualTo("good");
        }
    }

    @Test
    void expressChildrenRunInMemoryAndOnlyTheirResultsAreKept() {
        Workers workers = new Workers(Set.of("\"bad\""), Set.of());
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), workers)) {
            String express = distributed(TASK, "\"ToleratedFailureCount\":1,").replace("STANDARD", "EXPRESS");
            ExecutionView end = run(f, express, "[\"a\",\"bad\",\"c\"]");
            List<?> results = results(end);
            assertThat(results.getFirst()).isEqualTo("a");
            assertThat(((Map<?, ?>) results.get(1)).get("ExecutionArn"))
                    .asString()
                    .contains(":express:m/");
            MapRunView run = mapRun(f, end);
            assertThat(run.executions()).isEqualTo(new Tally(3, 0, 2, 1, 0, 0, 3));
            assertThat(children(f, run)).isEmpty();
        }
    }

    @Test
    void oneFailureTooManyStopsExpressChildrenToo() {
        Workers workers = new Workers(Set.of("\"bad\""), Set.of("\"slow\""));
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), workers)) {
            ExecutionView end = run(f, distributed(TASK, "").replace("STANDARD", "EXPRESS"), "[\"slow\",\"bad\"]");
            assertThat(end.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
            assertThat(mapRun(f, end).executions()).isEqualTo(new Tally(2, 0, 0, 1, 0, 1, 0));
        }
    }

    @Test
    void aMapRunIsForgottenWithItsExecutionAndItsChildrenAfterIt() throws Exception {
        MemoryStore store = new MemoryStore();
        try (Fixture f = new Fixture(store, new ManualClock())) {
            ExecutionView end = run(f, distributed(PASS, ""), "[1,2,3]");
            MapRunView run = mapRun(f, end);
            String child = children(f, run).getFirst().arn();
            f.clock.advance(Duration.ofDays(90));
            f.node.sweep();
            Fixture.until(() -> isForgotten(f, run)); // it is shown until its thread has left
            f.node.sweep();
            assertThatThrownBy(() -> f.history(child)).hasMessageContaining("EXECUTION_DOES_NOT_EXIST");
            assertThat(store.scan(Table.MAP_RUN, new byte[0], new byte[] {(byte) 0xFF}, 10, false))
                    .isEmpty();
        }
    }

    private static boolean isForgotten(Fixture f, MapRunView run) {
        try {
            f.node.mapRuns().describe(run.summary().mapRunArn());
            return false;
        } catch (RequestRefused refused) {
            return refused.reason() == Reason.RESOURCE_NOT_FOUND;
        }
    }

    @Test
    void childrenAreKeptUntilTheirMapRunHasTheirResults() throws Exception {
        Workers workers = new Workers(Set.of(), Set.of("\"slow\""));
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), workers)) {
            String arn = f.start(f.create("m", distributed(TASK, "")), null, "[\"a\",\"slow\"]");
            Fixture.until(() ->
                    mapRun(f, f.node.executions().describe(arn)).executions().succeeded() == 1);
            f.clock.advance(Duration.ofDays(91));
            f.node.sweep();
            workers.release.countDown();
            assertThat(f.finished(arn).output()).isEqualTo(Json.parse("[\"a\",\"slow\"]"));
        }
    }

    @Test
    void stoppingTheParentAbortsTheMapRunAndItsChildren() {
        Workers workers = new Workers(Set.of(), Set.of("1", "2"));
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), workers)) {
            String arn = f.start(f.create("m", distributed(TASK, "\"MaxConcurrency\":2,")), null, "[1,2,3]");
            Fixture.until(() -> workers.calls.get() == 2);
            f.node.executions().stop(arn, null, null);
            Fixture.until(
                    () -> mapRun(f, f.node.executions().describe(arn)).summary().status() == Status.ABORTED);
            MapRunView run = mapRun(f, f.node.executions().describe(arn));
            assertThat(run.executions()).isEqualTo(new Tally(3, 0, 0, 0, 0, 2, 0));
            assertThat(run.executions().pending()).isEqualTo(1);
            assertThat(children(f, run)).allMatch(child -> child.status() == ExecutionStatus.ABORTED);
        }
    }

    @Test
    void concurrencyIsBoundedAndMayBeRaisedInFlight() {
        Workers workers = new Workers(Set.of(), Set.of("1", "2", "3"));
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), workers)) {
            String arn = f.start(f.create("m", distributed(TASK, "\"MaxConcurrency\":1,")), null, "[1,2,3]");
            ExecutionView execution = f.node.executions().describe(arn);
            Fixture.until(() -> mapRun(f, execution).executions().running() == 1);
            MapRunView run = mapRun(f, execution);
            assertThat(run.executions().pending()).isEqualTo(2);
            f.node.mapRuns().update(run.summary().mapRunArn(), new Change(3L, null, null));
            Fixture.until(() -> workers.calls.get() == 3);
            workers.release.countDown();
            assertThat(f.finished(arn).output()).isEqualTo(Json.parse("[1,2,3]"));
            assertThat(mapRun(f, f.finished(arn)).bounds().maxConcurrency()).isEqualTo(3);
        }
    }

    @Test
    void itemsComeFromAReaderAndResultsGoToAWriter() {
        MemoryItems items = new MemoryItems(numbers(5));
        MemoryResults results = new MemoryResults();
        Datasets datasets = new Datasets(List.of(items), List.of(results));
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), datasets)) {
            ExecutionView end = run(
                    f,
                    distributed(PASS, READER + "\"ResultWriter\":{\"Resource\":\"arn:aws:states:::s3:putObject\"},"),
                    "{}");
            String mapRunArn = mapRun(f, end).summary().mapRunArn();
            assertThat(((Event.DistributedMapStarted) events(f, end).get(2)).length())
                    .isZero();
            assertThat(Objects.requireNonNull(end.output()).text()).contains(mapRunArn, "manifest.json");
            assertThat(results.of(mapRunArn)).extracting(ChildResult::output).isEqualTo(numbers(5));
            assertThat(items.requests().getFirst().parameters()).isEqualTo(Json.parse("{\"Bucket\":\"b\"}"));
        }
    }

    @Test
    void theMembersOfAnObjectAreItemsToo() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            ExecutionView pairs =
                    run(f, distributed(PASS, "\"ItemsPath\":\"$.servers\","), "{\"servers\":{\"b\":1,\"a\":[2]}}");
            assertThat(pairs.output())
                    .isEqualTo(Json.parse("[{\"Key\":\"b\",\"Value\":1},{\"Key\":\"a\",\"Value\":[2]}]"));
            assertThat(mapRun(f, pairs).items().total()).isEqualTo(2);
            String jsonata = distributed(
                            PASS,
                            "\"Items\":\"{% $states.input.servers %}\",\"ItemSelector\":"
                                    + "\"{% $states.context.Map.Item.Key & $states.context.Map.Item.Source %}\",")
                    .replace("{\"StartAt\":\"M\"", "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"M\"");
            assertThat(run(f, jsonata, "{\"servers\":{\"b\":1,\"a\":[2]}}").output())
                    .isEqualTo(Json.parse("[\"bSTATE_DATA\",\"aSTATE_DATA\"]"));
        }
    }

    @Test
    void anInputThatIsTooLongForAChildFailsTheMapRun() {
        List<Json> items = List.of(Json.of("x"), Json.of("y".repeat(262_143)));
        Datasets datasets = new Datasets(List.of(new MemoryItems(items)), List.of());
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), datasets)) {
            for (String batcher : List.of("", "\"ItemBatcher\":{\"MaxItemsPerBatch\":2},")) {
                ExecutionView end = run(f, distributed(PASS, READER + batcher), "{}");
                assertThat(end.error()).isEqualTo("States.DataLimitExceeded");
                assertThat(end.cause()).contains("begins with item 1 of the dataset");
            }
        }
    }

    @Test
    void batchesStayBelowTheLongestInput() {
        List<Json> items = List.of(Json.of("x".repeat(200_000)), Json.of("y".repeat(200_000)), Json.of(1));
        Datasets datasets = new Datasets(List.of(new MemoryItems(items)), List.of());
        String last = "\"P\":{\"Type\":\"Pass\",\"Parameters\":{\"n.$\":\"States.ArrayLength($.Items)\"},\"End\":true}";
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), datasets)) {
            ExecutionView end = run(f, distributed(last, READER + "\"ItemBatcher\":{\"MaxItemsPerBatch\":3},"), "{}");
            assertThat(end.output()).isEqualTo(Json.parse("[{\"n\":1},{\"n\":2}]"));
        }
    }

    @ParameterizedTest
    @EnumSource(WorkflowType.class)
    void anExportOfAMapRunThatIsGivenUpTellsOfTheChildrenThatDidNotRun(WorkflowType type) {
        MemoryResults results = new MemoryResults();
        Datasets datasets = new Datasets(List.of(new MemoryItems(numbers(5))), List.of(results));
        String fields = READER + "\"MaxConcurrency\":1,\"ItemBatcher\":{\"MaxItemsPerBatch\":2},"
                + "\"ResultWriter\":{\"Resource\":\"arn:aws:states:::s3:putObject\"},";
        Workers workers = new Workers(Set.of(), Set.of("{\"Items\":[0,1]}"));
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), datasets, workers)) {
            String definition = distributed(TASK, fields).replace("STANDARD", type.name());
            String arn = f.start(f.create("m", definition), null, "{}");
            Fixture.until(() -> workers.calls.get() == 1);
            f.node.executions().stop(arn, null, null);
            ExecutionView execution = f.node.executions().describe(arn);
            Fixture.until(() -> mapRun(f, execution).summary().status() == Status.ABORTED);
            List<ChildResult> told = results.of(mapRun(f, execution).summary().mapRunArn());
            assertThat(told)
                    .extracting(ChildResult::status)
                    .containsExactly(
                            ChildResult.Status.ABORTED, ChildResult.Status.PENDING, ChildResult.Status.PENDING);
            assertThat(told.get(2).input()).isEqualTo(Json.parse("{\"Items\":[4]}"));
            assertThat(mapRun(f, execution).items()).isEqualTo(new Tally(2, 0, 0, 0, 0, 2, 2));
        }
    }

    @Test
    void aReaderOrWriterThatBreaksFailsTheMapRun() {
        MemoryItems items = new MemoryItems(numbers(5));
        items.breakAt(3);
        MemoryResults results = new MemoryResults();
        results.breakDown(true);
        Datasets datasets = new Datasets(List.of(items), List.of(results));
        String writer = "\"ResultWriter\":{\"Resource\":\"arn:aws:states:::s3:putObject\"},";
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), datasets)) {
            assertThat(run(f, distributed(PASS, READER), "{}").error()).isEqualTo("States.ItemReaderFailed");
            assertThat(run(f, distributed(PASS, writer), "[1]").error()).isEqualTo("States.ResultWriterFailed");
        }
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            ExecutionView end = run(f, distributed(PASS, READER), "{}");
            assertThat(end.error()).isEqualTo("States.ItemReaderFailed");
            assertThat(end.cause()).contains("arn:aws:states:::s3:getObject", "not supported");
        }
    }

    @Test
    void aResultThatIsTooLargeForAStateFails() {
        Datasets datasets = new Datasets(
                List.of(new MemoryItems(List.of(Json.of("x".repeat(200_000)), Json.of("y".repeat(200_000))))),
                List.of());
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock(), datasets)) {
            assertThat(run(f, distributed(PASS, READER), "{}").error()).isEqualTo("States.DataLimitExceeded");
        }
    }

    @ParameterizedTest
    @EnumSource(WorkflowType.class)
    void aCrashAtAnyPlaceChangesNothingInTheResult(WorkflowType type) {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed + ": MapRunTest.aCrashAtAnyPlaceChangesNothingInTheResult");
        Random random = new Random(seed);
        MemoryStore store = new MemoryStore();
        ManualClock clock = new ManualClock();
        List<Json> items = numbers(3_000);
        Datasets datasets = new Datasets(List.of(new MemoryItems(items)), List.of());
        String arn;
        try (Fixture f = new Fixture(new Unclosable(store), clock, datasets, new Busy())) {
            String definition = distributed(
                            TASK, READER + "\"MaxConcurrency\":20,\"ItemBatcher\":{\"MaxItemsPerBatch\":2},")
                    .replace("STANDARD", type.name());
            arn = f.start(f.create("m", definition), null, "{}");
        }
        int crashes = 0;
        while (true) {
            MortalStore mortal = new MortalStore(store, 10 + random.nextInt(40));
            try (Fixture f = new Fixture(mortal, clock, datasets, new Workers(Set.of(), Set.of()))) {
                Fixture.until(() -> mortal.isDead()
                        || f.node.executions().describe(arn).summary().status().isClosed());
                if (f.node.executions().describe(arn).summary().status().isClosed()) {
                    assertWhole(f, arn, items, type);
                    break;
                }
                crashes++;
            }
        }
        assertThat(crashes).isPositive();
    }

    @Test
    void noChildOutlivesAMapRunThatIsGivenUpWhereverItCrashes() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed + ": MapRunTest.noChildOutlivesAMapRunThatIsGivenUpWhereverItCrashes");
        Random random = new Random(seed);
        for (int round = 0; round < 25; round++) {
            assertThat(crashesUntilGivenUp(random)).isPositive();
        }
    }

    private static int crashesUntilGivenUp(Random random) {
        MemoryStore store = new MemoryStore();
        ManualClock clock = new ManualClock();
        int bad = random.nextInt(200);
        Set<String> slow = new HashSet<>();
        numbers(200).stream()
                .map(Json::text)
                .filter(text -> !text.equals("" + bad))
                .forEach(slow::add);
        Datasets datasets = new Datasets(List.of(new MemoryItems(numbers(200))), List.of());
        String arn;
        try (Fixture f = new Fixture(new Unclosable(store), clock, datasets, new Busy())) {
            arn = f.start(f.create("m", distributed(TASK, READER)), null, "{}");
        }
        for (int crashes = 0; ; crashes++) {
            int commits =
                    crashes == 0 ? 1 + random.nextInt(GIVING_UP_COMMITS_MIN - 1) : 3 + random.nextInt(12 + crashes);
            MortalStore mortal = new MortalStore(store, commits);
            Workers workers = new Workers(Set.of("" + bad), slow);
            try (Fixture f = new Fixture(mortal, clock, datasets, workers)) {
                Fixture.until(() -> mortal.isDead()
                        || f.node.executions().describe(arn).summary().status().isClosed());
                ExecutionView end = f.node.executions().describe(arn);
                if (end.summary().status().isClosed()) {
                    assertThat(end.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
                    Tally executions = mapRun(f, end).executions();
                    List<ExecutionSummary> children = f.node.mapRuns()
                            .children(mapRun(f, end).summary().mapRunArn(), null, null, 1_000)
                            .items();
                    assertThat(children).extracting(ExecutionSummary::status).doesNotContain(ExecutionStatus.RUNNING);
                    assertThat(executions.failed()).isEqualTo(1);
                    assertThat(executions.aborted()).isEqualTo(children.size() - 1);
                    return crashes;
                }
            }
        }
    }

    private static void assertWhole(Fixture f, String arn, List<Json> items, WorkflowType type) {
        ExecutionView end = f.node.executions().describe(arn);
        List<Json> expected = new ArrayList<>();
        for (int i = 0; i < items.size(); i += 2) {
            expected.add(Json.of(Map.of("Items", List.of(i, i + 1))));
        }
        assertThat(end.output()).isEqualTo(Json.array(expected));
        MapRunView run = mapRun(f, end);
        assertThat(run.items()).isEqualTo(new Tally(3_000, 0, 3_000, 0, 0, 0, 3_000));
        assertThat(run.executions()).isEqualTo(new Tally(1_500, 0, 1_500, 0, 0, 0, 1_500));
        Set<String> children = new HashSet<>();
        for (ExecutionSummary child : f.node.mapRuns()
                .children(run.summary().mapRunArn(), null, null, 10_000)
                .items()) {
            children.add(child.arn());
        }
        assertThat(children).hasSize(type == WorkflowType.EXPRESS ? 0 : 1_500);
    }
}
