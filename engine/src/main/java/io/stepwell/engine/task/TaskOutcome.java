package io.stepwell.engine.task;

import io.stepwell.engine.Limits;
import io.stepwell.language.data.ErrorNames;
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
    record Failed(@Nullable String error, @Nullable String cause) implements TaskOutcome {
        /**
         * The failure for an answer beyond the payload limit.
         *
         * @param what names whose answer it is: a service or a function
         */
        public static Failed tooLarge(String what) {
            return new Failed(ErrorNames.DATA_LIMIT_EXCEEDED, Limits.tooLarge(what));
        }
    }
}
