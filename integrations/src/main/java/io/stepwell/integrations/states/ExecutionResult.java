package io.stepwell.integrations.states;

import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers of the Step Functions API as a task shows them: member names in upper camel case and in alphabetical order,
 * dates as milliseconds since the epoch (recorded cases, callback and services).
 */
final class ExecutionResult {
    /** Members that the callback cases do not show; later recordings do. */
    private static final List<String> NOT_SHOWN = List.of("RedriveStatus", "RedriveStatusReason");

    private ExecutionResult() {}

    /** The members of a response; null when it is no JSON object. */
    static @Nullable TreeMap<String, @Nullable Object> of(ServiceResponse response) {
        try {
            if (!(Json.parse(response.text()).tree() instanceof Map<?, ?> members)) {
                return null;
            }
            TreeMap<String, @Nullable Object> renamed = renamed(members);
            NOT_SHOWN.forEach(renamed::remove);
            return renamed;
        } catch (JsonSyntaxException notJson) {
            return null;
        }
    }

    /** The same with input and output as JSON rather than as its text: the shape of {@code .sync:2}. */
    static TreeMap<String, @Nullable Object> withDocuments(TreeMap<String, @Nullable Object> members) {
        TreeMap<String, @Nullable Object> parsed = new TreeMap<>(members);
        parsed.computeIfPresent("Input", (_, text) -> document(text));
        parsed.computeIfPresent("Output", (_, text) -> document(text));
        return parsed;
    }

    private static @Nullable Object document(Object text) {
        try {
            return Json.parse((String) text).tree();
        } catch (JsonSyntaxException notJson) {
            return text;
        }
    }

    private static TreeMap<String, @Nullable Object> renamed(Map<?, ?> members) {
        TreeMap<String, @Nullable Object> renamed = new TreeMap<>();
        members.forEach((name, value) -> {
            if (value != null) {
                String camel = ((String) name).substring(0, 1).toUpperCase(Locale.ROOT) + ((String) name).substring(1);
                renamed.put(camel, shown(camel, value));
            }
        });
        return renamed;
    }

    private static Object shown(String name, Object value) {
        return switch (value) {
            case Map<?, ?> nested -> renamed(nested);
            case Number seconds when name.endsWith("Date") -> Math.round(seconds.doubleValue() * 1000);
            default -> value;
        };
    }
}
