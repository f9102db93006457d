package io.stepwell.demo;

import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cause of a failure, for people: of a function's report only the message. */
final class Cause {
    private Cause() {}

    static String text(@Nullable String cause) {
        if (cause == null) {
            return "";
        }
        try {
            return Json.parse(cause).tree() instanceof Map<?, ?> report
                            && report.get("errorMessage") instanceof String message
                    ? message
                    : cause;
        } catch (JsonSyntaxException plain) {
            return cause;
        }
    }
}
