package io.stepwell.api.trial;

import io.stepwell.api.wire.RequestFault;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.definition.TaskState;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a mocked context object may contain (AWS documentation, "Context object"; recorded cases, test_state). */
public final class ContextRules {
    /** The type a field must have. */
    private enum Kind {
        STRING("a string"),
        NUMBER("a number"),
        OBJECT("an object"),
        ANY("anything");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        boolean admits(@Nullable Object value) {
            return switch (this) {
                case STRING -> value instanceof String;
                case NUMBER -> value instanceof Number;
                case OBJECT -> value instanceof Map<?, ?>;
                case ANY -> true;
            };
        }
    }

    private static final Map<String, Map<String, Kind>> SECTIONS = sections();

    private ContextRules() {}

    private static Map<String, Map<String, Kind>> sections() {
        Map<String, Map<String, Kind>> sections = new LinkedHashMap<>();
        sections.put(
                "Execution",
                Map.of(
                        "Id", Kind.STRING,
                        "Input", Kind.ANY,
                        "Name", Kind.STRING,
                        "RoleArn", Kind.STRING,
                        "StartTime", Kind.STRING,
                        "RedriveCount", Kind.NUMBER,
                        "RedriveTime", Kind.STRING));
        sections.put("State", Map.of("EnteredTime", Kind.STRING, "Name", Kind.STRING, "RetryCount", Kind.NUMBER));
        sections.put("StateMachine", Map.of("Id", Kind.STRING, "Name", Kind.STRING));
        sections.put("Task", Map.of("Token", Kind.STRING));
        return sections;
    }

    /** The context object with this text, for this state. */
    public static Json read(String text, State state) {
        Json context = parse(text);
        if (!(context.tree() instanceof Map<?, ?> members)) {
            throw fault("it must be a JSON object");
        }
        for (Map.Entry<?, ?> member : members.entrySet()) {
            checkSection(String.valueOf(member.getKey()), member.getValue());
        }
        if (members.containsKey("Task") && !outlastsItsCall(state)) {
            throw fault("Context object contains 'Task' when state is not a Task state with a '.sync' or "
                    + "'.waitForTaskToken' service integration pattern");
        }
        return context;
    }

    private static Json parse(String text) {
        try {
            return Json.parse(text);
        } catch (JsonSyntaxException e) {
            throw fault("it must be valid JSON");
        }
    }

    private static void checkSection(String name, @Nullable Object value) {
        if (name.equals("Map")) {
            throw fault("'Map' field is not supported when mocking a Context object");
        }
        Map<String, Kind> fields = SECTIONS.get(name);
        if (fields == null) {
            throw notAllowed(name);
        }
        if (!(value instanceof Map<?, ?> section)) {
            throw mustBe(name, Kind.OBJECT);
        }
        for (Map.Entry<?, ?> field : section.entrySet()) {
            String fieldName = String.valueOf(field.getKey());
            Kind kind = fields.get(fieldName);
            if (kind == null) {
                throw notAllowed(fieldName);
            }
            if (!kind.admits(field.getValue())) {
                throw mustBe(name + "." + fieldName, kind);
            }
        }
    }

    private static boolean outlastsItsCall(State state) {
        return state instanceof TaskState task && task.resource().pattern() != TaskResource.Pattern.REQUEST_RESPONSE;
    }

    private static RequestFault notAllowed(String field) {
        return fault("Field '" + field + "' is not allowed");
    }

    private static RequestFault mustBe(String field, Kind kind) {
        return fault(field + " must be " + kind.text);
    }

    private static RequestFault fault(String detail) {
        return RequestFault.validation("Invalid Context object provided: " + detail);
    }
}
