package io.stepwell.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.event.EventHead;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.json.Json;
import io.stepwell.server.harness.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExecutionLogsTest {
    /** 2026-01-31T23:59:59.999Z, the last millisecond of its day. */
    private static final long EVENING = 1_769_903_999_999L;

    private static final ExecutionOrigin ORIGIN = new ExecutionOrigin("arn:e", "e", "arn:m", "m", "d", "arn:r", null);
    private static final List<Event> EVENTS = List.of(
            new Event.ExecutionStarted(new EventHead(1, 0, EVENING), ORIGIN, Json.parse("{\"secret\":1}")),
            new Event.WaitScheduled(new EventHead(0, 1, EVENING), 0, EVENING),
            new Event.StateEntered(new EventHead(2, 0, EVENING), 0, StateType.FAIL, "No", Json.NULL),
            new Event.ExecutionFailed(new EventHead(3, 2, EVENING + 1), "E", "why"));

    /** Those of them that Step Functions shows. */
    private static final int EVENTS_SHOWN = 3;

    private static final Duration BOUND = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"ALL, 3", "ERROR, 2", "FATAL, 1", "OFF, 0"})
    void theLevelSaysWhichEventsAreLogged(String level, int lines) throws Exception {
        assertThat(logged(level, false, lines)).hasSize(lines);
    }

    @Test
    void aLineIsTheMessageStepFunctionsLogs() throws Exception {
        assertThat(logged("FATAL", true, 1))
                .containsExactly("{\"id\":\"3\",\"type\":\"ExecutionFailed\",\"details\":{\"error\":\"E\","
                        + "\"cause\":\"why\"},\"previous_event_id\":\"2\",\"event_timestamp\":\"1769904000000\","
                        + "\"execution_arn\":\"arn:e\",\"redrive_count\":\"2\"}");
    }

    @Test
    void inputsAreLoggedOnlyWhenTheConfigurationSaysSo() throws Exception {
        assertThat(logged("ALL", false, EVENTS_SHOWN)).noneMatch(line -> line.contains("secret"));
        assertThat(logged("ALL", true, EVENTS_SHOWN)).anyMatch(line -> line.contains("secret"));
    }

    @Test
    void eachDayHasAFile() throws Exception {
        logged("ALL", false, EVENTS_SHOWN);
        assertThat(Files.readAllLines(folder.resolve("executions-2026-01-31.jsonl")))
                .hasSize(2);
        assertThat(Files.readAllLines(folder.resolve("executions-2026-02-01.jsonl")))
                .hasSize(1);
    }

    @Test
    void whatCannotBeDeliveredIsCountedAndDoesNoHarm() throws Exception {
        Path noFolder = Files.createFile(folder.resolve("file"));
        ExecutionLogs logs = ExecutionLogs.start("us-east-1", noFolder, Endpoints.of(Map.of()));
        logs.happened(ORIGIN, 2, configuration("ALL", false), EVENTS);
        Patience.until(BOUND, () -> logs.dropped() + " are dropped", () -> logs.dropped() == EVENTS_SHOWN);
        logs.close();
        assertThat(logs.dropped()).isEqualTo(EVENTS_SHOWN);
    }

    /** All lines once there are so many more: a log that is closed gives up what takes it long. */
    private List<String> logged(String level, boolean withData, int more) throws IOException, InterruptedException {
        int before = lines().size();
        ExecutionLogs logs = ExecutionLogs.start("us-east-1", folder, Endpoints.of(Map.of()));
        logs.happened(ORIGIN, 2, configuration(level, withData), EVENTS);
        Patience.until(BOUND, () -> lines().size() + " lines", () -> lines().size() >= before + more);
        logs.close();
        assertThat(logs.dropped()).isZero();
        return lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String configuration(String level, boolean withData) {
        return "{\"level\":\"" + level + "\",\"includeExecutionData\":" + withData
                + ",\"destinations\":[{\"cloudWatchLogsLogGroup\":{\"logGroupArn\":"
                + "\"arn:aws:logs:us-east-1:123456789012:log-group:/a/b:*\"}}]}";
    }
}
