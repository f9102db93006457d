package io.stepwell.integrations.lambda;

import io.stepwell.engine.task.TaskCall;
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
 * @param terms until when and in whose name
 */
public record Invocation(
        FunctionName function,
        @Nullable String qualifier,
        String payload,
        String type,
        @Nullable String clientContext,
        boolean logTail,
        Terms terms) {
    /**
     * Who calls, and until when.
     *
     * @param deadlineMillis when nobody waits any more, milliseconds since the epoch; {@link Long#MAX_VALUE} for never
     * @param roleArn the role to call with at an endpoint; null for the server's own credentials
     * @param idempotencyKey the same for every repetition of the call; null for a call that is never repeated
     */
    public record Terms(
            long deadlineMillis,
            @Nullable String roleArn,
            @Nullable String idempotencyKey) {
        /** Those of a call that nobody repeats and everybody may wait for. */
        public static final Terms ONCE = new Terms(Long.MAX_VALUE, null, null);

        static Terms of(TaskCall call) {
            return new Terms(call.deadlineMillis(), call.roleArn(), call.idempotencyKey());
        }
    }
}
