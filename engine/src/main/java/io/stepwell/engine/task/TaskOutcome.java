package io.stepwell.engine.task;

import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/** How a task, or the call that starts it, ended. */
public sealed interface TaskOutcome {
    record Succeeded(Json output) implements TaskOutcome {}

    /**
     * The task failed: a matter for Retry and Catch, never a fault of this program.
     *
     * @param error the error name; null when a worker gave none
     * @param cause the reason; null when a worker gave none
     */
    record Failed(@Nullable String error, @Nullable String cause) implements TaskOutcome {}
}
