package io.stepwell.integrations.aws;

import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The resolved parameters of a task, read member by member. */
public final class CallParameters {
    private final Map<String, @Nullable Object> members;

    private CallParameters(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /**
     * The members of the parameters.
     *
     * @param known the members the integration has
     * @throws Refused when the parameters are no object or have another member
     */
    public static CallParameters of(Json parameters, Set<String> known) throws Refused {
        if (!(parameters.tree() instanceof Map<?, ?> tree)) {
            throw new Refused("The parameters must be a JSON object");
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : tree.entrySet()) {
            String name = (String) member.getKey();
            if (!known.contains(name)) {
                throw new Refused("The field '" + name + "' is not supported by Step Functions");
            }
            members.put(name, member.getValue());
        }
        return new CallParameters(members);
    }

    /** The value of a member; null when it is absent or JSON null. */
    public @Nullable Object value(String name) {
        return members.get(name);
    }

    /** The text of a member, null when it is absent. */
    public @Nullable String text(String name) throws Refused {
        Object value = members.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new Refused("The value for the field '" + name + "' must be a STRING");
    }

    /** The text of a member that must be there. */
    public String requiredText(String name) throws Refused {
        String text = text(name);
        if (text == null || text.isEmpty()) {
            throw new Refused("The field '" + name + "' is required but was missing");
        }
        return text;
    }

    /**
     * The texts of a value that is a scalar or a list of scalars; null stands for none.
     *
     * @param field the name of the field for the refusal
     */
    public static List<String> texts(String field, @Nullable Object value) throws Refused {
        List<String> texts = new ArrayList<>();
        for (Object each : value instanceof List<?> list ? list : Collections.singletonList(value)) {
            switch (each) {
                case null -> {}
                case String text -> texts.add(text);
                case Number number -> texts.add(PlainNumber.text(number));
                case Boolean truth -> texts.add(truth.toString());
                default ->
                    throw new Refused("The value for the field '" + field + "' must be a STRING, or a LIST of these");
            }
        }
        return texts;
    }

    /** The parameters are no valid call; the message names the field. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null, false, false);
        }

        /** A refusal with this sentence. */
        public static Refused because(String message) {
            return new Refused(message);
        }

        /** The failure of the task with these parameters. */
        public TaskOutcome.Failed outcome(TaskCall call) {
            return UnusableParameters.failure(call.parameters(), String.valueOf(getMessage()));
        }
    }
}
