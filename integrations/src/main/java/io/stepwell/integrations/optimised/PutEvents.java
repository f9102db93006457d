package io.stepwell.integrations.optimised;

import io.stepwell.language.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code events:putEvents}: every entry also names the state machine and the execution that sends it, and one refused
 * entry fails the task although the others were sent (recorded in {@code services__test_put_events_*}).
 */
final class PutEvents {
    private PutEvents() {}

    static Map<String, @Nullable Object> withExecution(Step.Context context, Map<String, @Nullable Object> parameters) {
        if (!(parameters.get("Entries") instanceof List<?> entries)) {
            return parameters;
        }
        String execution = context.call().ref().executionArn();
        List<String> origin = List.of(stateMachineOf(execution), execution);
        Map<String, @Nullable Object> more = new LinkedHashMap<>(parameters);
        more.put(
                "Entries",
                entries.stream().map(entry -> withOrigin(entry, origin)).toList());
        return more;
    }

    private static @Nullable Object withOrigin(@Nullable Object entry, List<String> origin) {
        if (!(entry instanceof Map<?, ?> members)) {
            return entry;
        }
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        members.forEach((name, value) -> more.put((String) name, value));
        List<Object> resources = new ArrayList<>(members.get("Resources") instanceof List<?> own ? own : List.of());
        resources.addAll(origin);
        more.put("Resources", resources);
        return more;
    }

    /** {@code …:stateMachine:NAME} of {@code …:execution:NAME:…}. */
    private static String stateMachineOf(String executionArn) {
        String[] parts = executionArn.split(":");
        if (parts.length < 7) {
            return executionArn;
        }
        parts[5] = "stateMachine";
        return String.join(":", List.of(parts).subList(0, 7));
    }

    static Map<String, @Nullable Object> failedEntries(Step.Context context, Map<String, @Nullable Object> result)
            throws TaskFailedException {
        if (result.get("FailedEntryCount") instanceof Number count && count.intValue() > 0) {
            throw new TaskFailedException(
                    "EventBridge.FailedEntry", Json.of(result).text());
        }
        return result;
    }
}
