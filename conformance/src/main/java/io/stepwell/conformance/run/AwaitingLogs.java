package io.stepwell.conformance.run;

import io.stepwell.conformance.doubles.LogsDouble;
import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.Trees;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Waits for log events. */
final class AwaitingLogs {
    private static final Set<String> TERMINAL =
            Set.of("ExecutionSucceeded", "ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut");

    private final LogsDouble logs;

    AwaitingLogs(LogsDouble logs) {
        this.logs = logs;
    }

    /**
     * Waits; answers the messages in the order of their ids.
     *
     * @param count until there are so many; 0 until one ends its execution
     */
    Map<String, @Nullable Object> await(String logGroup, int count) throws InterruptedException {
        Pause pause = new Pause();
        List<Map<String, @Nullable Object>> events = events(logGroup);
        while (!isEnough(events, count)) {
            pause.take();
            events = events(logGroup);
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("events", new ArrayList<Object>(events));
        return answer;
    }

    private static boolean isEnough(List<Map<String, @Nullable Object>> events, int count) {
        return count > 0
                ? events.size() >= count
                : !events.isEmpty()
                        && TERMINAL.contains(String.valueOf(events.getLast().get("type")));
    }

    private List<Map<String, @Nullable Object>> events(String logGroup) {
        return logs.messages(logGroup).stream()
                .map(message -> Trees.object(JsonText.read(message), "log event"))
                .sorted(Comparator.comparingLong(event -> Long.parseLong(String.valueOf(event.get("id")))))
                .toList();
    }
}
