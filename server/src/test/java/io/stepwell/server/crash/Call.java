package io.stepwell.server.crash;

import io.stepwell.language.json.Json;
import java.util.Map;
import java.util.Objects;

/**
 * Who called: one attempt of a state of an execution.
 *
 * @param execution the execution's name
 * @param state empty when the call does not say
 * @param attempt 0 for the first one
 * @param item of a map or a loop; empty when there is none
 */
record Call(String execution, String state, int attempt, String item) {
    /** The caller that an event, a message or a task names. */
    static Call of(String json) {
        Map<?, ?> members = members(json);
        return new Call(
                text(members, "execution", ""),
                text(members, "state", ""),
                Integer.parseInt(text(members, "attempt", "0")),
                text(members, "item", ""));
    }

    /** The members of an object in JSON. */
    static Map<?, ?> members(String json) {
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(json).tree());
    }

    /** A member as text; numbers as they are written. */
    static String text(Map<?, ?> members, String name, String otherwise) {
        Object value = members.get(name);
        return value == null ? otherwise : String.valueOf(value);
    }
}
