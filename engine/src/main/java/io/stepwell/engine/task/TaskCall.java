package io.stepwell.engine.task;

import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A call to make for one attempt of a task.
 *
 * @param ref the attempt
 * @param resource what to call
 * @param parameters the resolved parameters
 * @param token the task token of this attempt
 * @param idempotencyKey the same for every repetition of this attempt, also after a crash; at most 64 characters
 * @param deadlineMillis when the attempt times out, milliseconds since the epoch; {@link Long#MAX_VALUE} for never
 * @param roleArn the role to call with; null for the server's own credentials
 */
public record TaskCall(
        TaskRef ref,
        TaskResource resource,
        Json parameters,
        String token,
        String idempotencyKey,
        long deadlineMillis,
        @Nullable String roleArn) {}
