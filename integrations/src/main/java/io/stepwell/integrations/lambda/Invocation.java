package io.stepwell.integrations.lambda;

import org.jspecify.annotations.Nullable;

/**
 * One call of a function.
 *
 * @param function which function
 * @param qualifier a version or alias; null for the one in the name, or {@code $LATEST}
 * @param payload the event's text, sent as it is
 * @param type {@code RequestResponse}, {@code Event} or {@code DryRun}
 * @param clientContext Base64 of a JSON object; null for none
 * @param logTail whether the end of the log is wanted
 * @param deadlineMillis when nobody waits any more, milliseconds since the epoch; {@link Long#MAX_VALUE} for never
 */
public record Invocation(
        FunctionName function,
        @Nullable String qualifier,
        String payload,
        String type,
        @Nullable String clientContext,
        boolean logTail,
        long deadlineMillis) {}
