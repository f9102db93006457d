package io.stepwell.engine.item;

import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * How one child execution of a map run ended, with all that an export tells of it.
 *
 * @param executionArn its ARN
 * @param name its name
 * @param stateMachineArn the ARN of the map run's state machine: {@code …:stateMachine:name/label}
 * @param type the type of the children
 * @param status {@code SUCCEEDED}, {@code FAILED}, {@code TIMED_OUT}, {@code ABORTED} or {@code PENDING}
 * @param input its input
 * @param output its output; null unless it succeeded
 * @param error null unless it failed with one
 * @param cause null unless it failed with one
 * @param startMillis milliseconds since the epoch; 0 when it was never started
 * @param stopMillis milliseconds since the epoch; 0 when it has not ended
 * @param redriveCount how often it was redriven
 */
public record ChildResult(
        String executionArn,
        String name,
        String stateMachineArn,
        WorkflowType type,
        Status status,
        Json input,
        @Nullable Json output,
        @Nullable String error,
        @Nullable String cause,
        long startMillis,
        long stopMillis,
        int redriveCount) {
    public enum Status {
        SUCCEEDED(Group.SUCCEEDED),
        FAILED(Group.FAILED),
        TIMED_OUT(Group.FAILED),
        ABORTED(Group.FAILED),
        /** Never started, since the run ended before. */
        PENDING(Group.PENDING);

        private final Group group;

        Status(Group group) {
            this.group = group;
        }

        /** Which files it belongs in. */
        public Group group() {
            return group;
        }
    }

    /** The kinds of result files, in the order of the manifest. */
    public enum Group {
        FAILED,
        PENDING,
        SUCCEEDED
    }
}
