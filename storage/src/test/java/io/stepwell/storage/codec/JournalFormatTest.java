package io.stepwell.storage.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.event.EventHead;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The bytes of each kind of event in format version 2, fixed in {@code journal-v2.txt}, and in version 1, which is still
 * read. A line of these files is never changed once a release has written it: stores hold such bytes. An event that
 * changes gets a new tag and a new line; the failing test prints its bytes.
 */
final class JournalFormatTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:execution:m:e";
    private static final Json DOCUMENT = Json.ofValidText("{\"a\": 1}");
    private static final TaskResource LAMBDA = TaskResource.parse("arn:aws:lambda:us-east-1:123456789012:function:f");
    private static final TaskResource QUEUE = TaskResource.parse("arn:aws:states:::sqs:sendMessage.waitForTaskToken");

    @Test
    void writesEachKindOfEventAsVersionTwoDid() throws IOException {
        Map<String, String> written = new TreeMap<>();
        for (Event event : examples()) {
            String name = event.getClass().getSimpleName();
            written.put(name, HexFormat.of().formatHex(JournalCodec.encode(ARN, List.of(event))));
        }
        assertThat(written).isEqualTo(recorded("journal-v2.txt"));
    }

    @Test
    void readsEachKindOfEventThatVersionTwoWrote() throws IOException {
        expectExamples(recorded("journal-v2.txt"));
    }

    @Test
    void readsEachKindOfEventThatVersionOneWrote() throws IOException {
        expectExamples(recorded("journal-v1.txt"));
    }

    private static void expectExamples(Map<String, String> recorded) {
        for (Event event : examples()) {
            String hex = recorded.get(event.getClass().getSimpleName());
            assertThat(hex).as("line of %s", event.getClass().getSimpleName()).isNotNull();
            assertThat(JournalCodec.decode(ARN, HexFormat.of().parseHex(hex))).containsExactly(event);
        }
    }

    /** The start of a version has a tag of its own, so that that of a state machine keeps its bytes. */
    @Test
    void keepsTheVersionAndTheAliasAnExecutionWasStartedWith() {
        EventHead head = new EventHead(1, 0, 1_700_000_000_123L);
        for (String alias : new String[] {null, "arn:m:live"}) {
            ExecutionOrigin origin =
                    new ExecutionOrigin("arn:e", "e", "arn:m", "m", "d1", "arn:r", null, "arn:m:1", alias);
            List<Event> events = List.of(new Event.ExecutionStarted(head, origin, DOCUMENT));
            assertThat(JournalCodec.decode(ARN, JournalCodec.encode(ARN, events)))
                    .isEqualTo(events);
        }
        assertThat(EventTag.VERSION_STARTED).isEqualTo(6);
    }

    @Test
    void doesNotWriteWhatTheKeyOfTheChunkSays() {
        String machineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:m";
        EventHead head = new EventHead(1, 0, 1_700_000_000_123L);
        ExecutionOrigin origin = new ExecutionOrigin(ARN, "e", machineArn, "m", "d1", "arn:r", null);
        List<Event> events = List.of(new Event.ExecutionStarted(head, origin, DOCUMENT));
        byte[] bytes = JournalCodec.encode(ARN, events);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("us-east-1");
        assertThat(JournalCodec.decode(ARN, bytes)).isEqualTo(events);
    }

    @Test
    void hasAnExampleOfEveryKindOfEvent() {
        List<Class<?>> kinds = new ArrayList<>();
        examples().forEach(event -> kinds.add(event.getClass()));
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(RandomEvents.kinds());
    }

    private static Map<String, String> recorded(String file) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        try (InputStream in = JournalFormatTest.class.getResourceAsStream(file)) {
            for (String line : new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] parts = line.split(" ", -1);
                lines.put(parts[0], parts[1]);
            }
        }
        return lines;
    }

    private static List<Event> examples() {
        EventHead head = new EventHead(7, 5, 1_700_000_000_123L);
        EventHead internal = new EventHead(0, 7, 1_700_000_000_123L);
        ExecutionOrigin origin = new ExecutionOrigin("arn:e", "e", "arn:m", "m", "d1", "arn:r", "Root=1");
        return List.of(
                new Event.ExecutionStarted(head, origin, DOCUMENT),
                new Event.ExecutionSucceeded(head, DOCUMENT),
                new Event.ExecutionFailed(head, "States.Runtime", "why"),
                new Event.ExecutionAborted(head, null, "why"),
                new Event.ExecutionTimedOut(head, null, null),
                new Event.ExecutionRedriven(head, 2, "token"),
                new Event.StateEntered(head, 0, StateType.CHOICE, "Choose", DOCUMENT),
                new Event.StateExited(head, 3, StateType.PASS, "Pass", DOCUMENT, Map.of("v", Json.NULL), "Choose"),
                new Event.StateAborted(head, 3, StateType.TASK, "Work"),
                new Event.EvaluationFailed(head, 3, "Work", "Arguments", "States.QueryEvaluationError", "why"),
                new Event.WaitScheduled(internal, 3, 1_700_000_001_000L),
                new Event.RetryScheduled(internal, 3, 1, 1_700_000_001_000L),
                new Event.TaskScheduled(head, 3, QUEUE, DOCUMENT, 60L, null, "arn:r"),
                new Event.TaskStarted(head, 3, LAMBDA, "worker"),
                new Event.TaskSubmitted(head, 3, QUEUE, DOCUMENT),
                new Event.TaskSucceeded(head, 3, QUEUE, DOCUMENT),
                new Event.TaskFailed(head, 3, LAMBDA, "Boom", null),
                new Event.TaskTimedOut(head, 3, QUEUE, "States.Timeout", null),
                new Event.HeartbeatRecorded(internal, 3),
                new Event.CallbackHeld(internal, 3, new TaskOutcome.Failed("Boom", "why")),
                new Event.JobEndAnnounced(internal, 3),
                new Event.ParallelStarted(head, 0, DOCUMENT, 2),
                new Event.ParallelSucceeded(head, 0),
                new Event.ParallelFailed(head, 0),
                new Event.MapStarted(head, 0, DOCUMENT, Json.EMPTY_OBJECT, 10, 4, 2, 12.5),
                new Event.MapSucceeded(head, 0),
                new Event.MapFailed(head, 0),
                new Event.MapIterationStarted(head, 5, 0, 4, "Map", DOCUMENT),
                new Event.MapIterationSucceeded(head, 5, 4, "Map"),
                new Event.MapIterationFailed(head, 5, 4, "Map"),
                new Event.MapIterationAborted(head, 5, 4, "Map"),
                new Event.DistributedMapStarted(head, 3, 10),
                new Event.MapRunStarted(head, 3, "arn:run"),
                new Event.MapRunSucceeded(head, 3),
                new Event.MapRunFailed(head, 3, "States.ItemReaderFailed", "why"),
                new Event.MapRunAborted(head, 3),
                new Event.MapRunRedriven(head, 3, "arn:run", 2));
    }
}
