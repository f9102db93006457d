package io.stepwell.engine.status;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.Redrives;
import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * An execution has changed its status.
 *
 * @param atMillis when, milliseconds since the epoch
 * @param stopMillis when it closed; null while it runs
 * @param notRedrivable why it cannot be taken up again; null when it can
 */
public record StatusChange(
        ExecutionOrigin origin,
        ExecutionStatus status,
        long atMillis,
        long startMillis,
        @Nullable Long stopMillis,
        Json input,
        @Nullable Json output,
        @Nullable String error,
        @Nullable String cause,
        Redrives redrives,
        @Nullable String notRedrivable) {}
