package io.stepwell.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.language.json.Json;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Patience;
import io.stepwell.server.harness.ServerInOtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;

/**
 * A Distributed Map over a file of lines whose server is killed again and again on the way. What it has written in the end
 * is what a map run writes that nobody disturbed.
 */
final class MapRunCrashTest {
    private static final int KILLS = Integer.getInteger("crash.map.kills", 2);
    private static final int ITEMS = Integer.getInteger("crash.map.items", 3_000);
    private static final long SEED =
            Long.getLong("crash.seed", ThreadLocalRandom.current().nextInt(1_000_000));
    private static final int CHILDREN_PER_PAGE = 1_000;
    private static final Duration BOUND = Duration.ofSeconds(120 + ITEMS / 100);

    /** What two runs differ in. */
    private static final List<String> OF_ONE_RUN =
            List.of("ExecutionArn", "Name", "StateMachineArn", "StartDate", "StopDate");

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "EXPRESS"})
    @Timeout(3_600)
    void whatAMapRunHasWrittenIsTheSameAsIfNobodyHadKilledItsServer(String type)
            throws IOException, InterruptedException {
        System.out.println("map run crash test of " + type + ": " + KILLS + " kills, " + ITEMS + " items, seed " + SEED
                + "; again with:\n  ./mvnw -B -pl server -am test -Dtest=MapRunCrashTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dcrash.map.kills=" + KILLS + " -Dcrash.map.items=" + ITEMS
                + " -Dcrash.seed=" + SEED);
        writeItems();
        Path log = folder.resolve("server.log");
        ServerInOtherProcess server = begin(log);
        try {
            Caller caller = Caller.of(server.port());
            String machine = caller.create("numbers", definition(type));
            String disturbed = caller.start(machine, "{}");
            int onTheWay = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                awaitEnded(caller, disturbed, (long) ((kill + random.nextDouble()) * ITEMS / (KILLS + 1)));
                onTheWay += caller.describe(disturbed).stopDate() == null ? 1 : 0;
                server.kill();
                caller.close();
                server = begin(log);
                caller = Caller.of(server.port());
            }
            Written after = written(caller, disturbed, type);
            Written quiet = written(caller, caller.start(machine, "{}"), type);
            caller.close();
            server.close();
            assertThat(onTheWay).as("kills before the end").isPositive();
            assertThat(after).isEqualTo(quiet);
            assertThat(ids(after.succeeded)).isEqualTo(numbers(false));
            assertThat(ids(after.failed)).isEqualTo(numbers(true));
        } finally {
            server.kill();
        }
        System.out.println("proof: {\"mapRunsOf\": \"" + type + "\", \"kills\": " + KILLS + ", \"items\": " + ITEMS
                + ", \"seed\": " + SEED + "}");
        assertThat(Files.readAllLines(log).stream().filter(line -> line.contains(" ERROR ")))
                .as("errors in the log of the server")
                .isEmpty();
    }

    private ServerInOtherProcess begin(Path log) throws IOException {
        Map<String, String> environment = Map.of("STEPWELL_BUCKETS", "numbers=" + folder.resolve("bucket"));
        return ServerInOtherProcess.start(folder.resolve("data"), log, environment);
    }

    private void writeItems() throws IOException {
        Files.createDirectories(folder.resolve("bucket"));
        StringBuilder lines = new StringBuilder();
        for (int id = 0; id < ITEMS; id++) {
            lines.append("{\"id\":")
                    .append(id)
                    .append(",\"bad\":")
                    .append(isBad(id))
                    .append("}\n");
        }
        Files.writeString(folder.resolve("bucket").resolve("items.jsonl"), lines);
    }

    private static boolean isBad(int id) {
        return id % 10 == 7;
    }

    /** Some children fail, the others go through two states. */
    private static String definition(String type) {
        return """
                {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ToleratedFailurePercentage":100,"MaxConcurrency":50,
                "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSONL"},
                  "Parameters":{"Bucket":"numbers","Key":"items.jsonl"}},
                "ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"numbers","Prefix":"out"}},
                "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"%s"},"StartAt":"C","States":{
                  "C":{"Type":"Choice","Choices":[{"Variable":"$.bad","BooleanEquals":true,"Next":"F"}],"Default":"P"},
                  "P":{"Type":"Pass","Parameters":{"id.$":"$.id","next.$":"States.MathAdd($.id, 1)"},"End":true},
                  "F":{"Type":"Fail","Error":"Bad","Cause":"as the item says"}}}}}}""".formatted(type);
    }

    private static void awaitEnded(Caller caller, String execution, long items) {
        Patience.until(BOUND, () -> items + " items have not been reached", () -> ended(caller, execution) >= items);
    }

    private static long ended(Caller caller, String execution) {
        for (String arn : mapRunArn(caller, execution)) {
            DescribeMapRunResponse run = caller.sfn.describeMapRun(r -> r.mapRunArn(arn));
            if (run.stopDate() != null) {
                return Long.MAX_VALUE;
            }
            return run.itemCounts().succeeded() + run.itemCounts().failed();
        }
        return 0;
    }

    private static List<String> mapRunArn(Caller caller, String execution) {
        return caller.sfn.listMapRuns(r -> r.executionArn(execution)).mapRuns().stream()
                .map(MapRunListItem::mapRunArn)
                .toList();
    }

    /**
     * What is left of a map run, without what tells two runs apart.
     *
     * @param counts of DescribeMapRun
     * @param children how many executions it is said to have
     */
    private record Written(List<Map<?, ?>> succeeded, List<Map<?, ?>> failed, String counts, int children) {}

    private Written written(Caller caller, String execution, String type) throws IOException {
        Patience.until(
                BOUND,
                () -> "the map run has not ended",
                () -> caller.describe(execution).stopDate() != null);
        DescribeExecutionResponse end = caller.describe(execution);
        assertThat(end.statusAsString()).as(end.cause()).isEqualTo("SUCCEEDED");
        String arn = mapRunArn(caller, execution).getFirst();
        DescribeMapRunResponse run = caller.sfn.describeMapRun(r -> r.mapRunArn(arn));
        Map<?, ?> output = members(end.output());
        assertThat(output.get("MapRunArn")).isEqualTo(arn);
        Object key = at((Map<?, ?>) at(output, "ResultWriterDetails"), "Key");
        Map<?, ?> files = (Map<?, ?>) at(members(inBucket(key)), "ResultFiles");
        assertThat((List<?>) at(files, "PENDING")).isEmpty();
        return new Written(
                results(at(files, "SUCCEEDED")),
                results(at(files, "FAILED")),
                run.statusAsString() + run.itemCounts() + run.executionCounts(),
                type.equals("EXPRESS") ? 0 : children(caller, arn));
    }

    private String inBucket(Object key) throws IOException {
        return Files.readString(folder.resolve("bucket").resolve(String.valueOf(key)));
    }

    private static Map<?, ?> members(Object text) {
        return (Map<?, ?>) tree(text);
    }

    private static Object tree(Object text) {
        return Objects.requireNonNull(Json.parse(String.valueOf(text)).tree());
    }

    private static Object at(Map<?, ?> members, String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    private List<Map<?, ?>> results(Object files) throws IOException {
        List<Map<?, ?>> results = new ArrayList<>();
        for (Object file : (List<?>) files) {
            for (Object result : (List<?>) tree(inBucket(at((Map<?, ?>) file, "Key")))) {
                Map<Object, Object> members = new HashMap<>((Map<?, ?>) result);
                members.keySet().removeAll(OF_ONE_RUN);
                results.add(members);
            }
        }
        return results;
    }

    private static int children(Caller caller, String mapRunArn) {
        return caller.sfn.listExecutionsPaginator(r -> r.mapRunArn(mapRunArn).maxResults(CHILDREN_PER_PAGE)).stream()
                .mapToInt(page -> page.executions().size())
                .sum();
    }

    private static List<Integer> ids(List<Map<?, ?>> results) {
        return results.stream()
                .map(result -> ((Number) at(members(at(result, "Input")), "id")).intValue())
                .toList();
    }

    private static List<Integer> numbers(boolean bad) {
        List<Integer> numbers = new ArrayList<>();
        for (int id = 0; id < ITEMS; id++) {
            if (isBad(id) == bad) {
                numbers.add(id);
            }
        }
        return numbers;
    }
}
