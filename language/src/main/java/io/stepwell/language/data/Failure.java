package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error with its cause, as a Catcher or the end of an execution shows it.
 *
 * @param error the error name; null when a Fail state or a worker gave none
 * @param cause the human-readable reason; null when there is none
 */
public record Failure(@Nullable String error, @Nullable String cause) {
    /** The error output a Catcher passes on: {@code {"Error": …, "Cause": …}}, both always present. */
    public Json errorOutput() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("Error", error);
        members.put("Cause", cause);
        return Json.of(members);
    }
}
