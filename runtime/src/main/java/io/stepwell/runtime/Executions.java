package io.stepwell.runtime;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.Redrives;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/** The life of executions. Refusals are {@link RequestRefused}. */
public interface Executions {
    /**
     * Starts an execution, or answers the running one of the same name and input. An execution of an express state
     * machine is always a new one, lives in memory alone and cannot be asked about.
     *
     * @param stateMachineArn the state machine, or one of its versions or aliases
     * @param name null to draw one
     */
    Started start(String stateMachineArn, @Nullable String name, Json input, @Nullable String traceHeader);

    /**
     * Runs an execution of an express state machine on the calling thread and answers how it ended. Nothing of it is
     * kept, and no two starts are the same execution, whatever their names.
     *
     * @param stateMachineArn the state machine, or one of its versions or aliases
     * @param name null to draw one
     */
    ExecutionView startSync(String stateMachineArn, @Nullable String name, Json input, @Nullable String traceHeader);

    /**
     * The same executions, for a task that starts one of them: when the attempt asks for the same start again, after a
     * crash, it is one start.
     *
     * @param waits whether the task is to be told when what it has started has closed
     */
    Executions startingFor(TaskRef task, boolean waits);

    /** Stops it; when it is closed already, answers when that was. */
    long stop(String arn, @Nullable String error, @Nullable String cause);

    /**
     * Takes a failed, stopped or timed-out execution up again where it ended, and answers when that was. The same client
     * token asks for the same redrive for 15 minutes.
     */
    long redrive(String arn, @Nullable String clientToken);

    ExecutionView describe(String arn);

    /**
     * The newest first.
     *
     * @param stateMachineArn the state machine, or one of its versions or aliases
     */
    Page<ExecutionSummary> list(
            String stateMachineArn, @Nullable ExecutionStatus status, @Nullable String cursor, int limit);

    /** The events of the AWS history: internal ones are left out. */
    Page<Event> history(String arn, @Nullable String cursor, int limit, boolean reverse);

    /** The state machine as it was when the execution was started. */
    StateMachineSnapshot stateMachineFor(String arn);

    record Started(String arn, long startMillis) {}

    /**
     * An execution in a listing.
     *
     * @param stopMillis null while it runs
     * @param mapRunArn the map run it is a child of; null when it is none
     * @param itemCount how many items it has as a child; null when it is none
     */
    record ExecutionSummary(
            String arn,
            String stateMachineArn,
            @Nullable String versionArn,
            @Nullable String aliasArn,
            String name,
            ExecutionStatus status,
            long startMillis,
            @Nullable Long stopMillis,
            Redrives redrives,
            @Nullable String mapRunArn,
            @Nullable Integer itemCount) {
        /** One that was never taken up again, and is no child of a map run. */
        public ExecutionSummary(
                String arn,
                String stateMachineArn,
                @Nullable String versionArn,
                @Nullable String aliasArn,
                String name,
                ExecutionStatus status,
                long startMillis,
                @Nullable Long stopMillis) {
            this(
                    arn,
                    stateMachineArn,
                    versionArn,
                    aliasArn,
                    name,
                    status,
                    startMillis,
                    stopMillis,
                    Redrives.NONE,
                    null,
                    null);
        }
    }

    /**
     * An execution in full.
     *
     * @param notRedrivable why it cannot be taken up again; null when it can
     */
    record ExecutionView(
            ExecutionSummary summary,
            Json input,
            @Nullable Json output,
            @Nullable String error,
            @Nullable String cause,
            @Nullable String traceHeader,
            @Nullable String notRedrivable) {
        /** One of which nobody asks whether it can be taken up again. */
        public ExecutionView(
                ExecutionSummary summary,
                Json input,
                @Nullable Json output,
                @Nullable String error,
                @Nullable String cause,
                @Nullable String traceHeader) {
            this(summary, input, output, error, cause, traceHeader, null);
        }

        public ExecutionView withNotRedrivableReason(@Nullable String reason) {
            return new ExecutionView(summary, input, output, error, cause, traceHeader, reason);
        }
    }

    /**
     * A state machine as it was when an execution was started.
     *
     * @param mapRunArn the map run the execution is a child of; null when it is none
     */
    record StateMachineSnapshot(
            String arn,
            String name,
            String definition,
            String roleArn,
            long updateMillis,
            String loggingConfiguration,
            String tracingConfiguration,
            @Nullable String encryptionConfiguration,
            @Nullable String revisionId,
            @Nullable String mapRunArn) {
        /** The label of the Map state that runs the execution, {@code …:mapRun:<state machine>/<label>:<id>}; null for none. */
        public @Nullable String label() {
            return mapRunArn == null
                    ? null
                    : mapRunArn.substring(mapRunArn.lastIndexOf('/') + 1, mapRunArn.lastIndexOf(':'));
        }
    }
}
