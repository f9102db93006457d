package io.stepwell.integrations.states;

import io.stepwell.engine.task.TaskCall;
import io.stepwell.integrations.aws.CallParameters;
import io.stepwell.language.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code states:startExecution} as a request of the API. */
final class StartRequest {
    private static final Set<String> PARAMETERS = Set.of("Input", "Name", "StateMachineArn", "TraceHeader");

    private StartRequest() {}

    /**
     * The request. Without a name the attempt gives one, so that a call repeated after a crash starts nothing anew.
     */
    static Json of(TaskCall call) throws CallParameters.Refused {
        CallParameters parameters = CallParameters.of(call.parameters(), PARAMETERS);
        String name = parameters.text("Name");
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("stateMachineArn", parameters.requiredText("StateMachineArn"));
        members.put("name", name == null ? call.idempotencyKey() : name);
        put(members, "input", input(parameters.value("Input")));
        put(members, "traceHeader", parameters.text("TraceHeader"));
        return Json.of(members);
    }

    /** A string is the text of the input itself; null is none (recorded: {@code callback__test_start_execution_sync}). */
    private static @Nullable String input(@Nullable Object value) {
        return value == null || value instanceof String
                ? (String) value
                : Json.of(value).text();
    }

    private static void put(Map<String, @Nullable Object> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
