package io.stepwell.engine.command;

import io.stepwell.engine.TimerRef;
import io.stepwell.engine.task.TaskOutcome;
import org.jspecify.annotations.Nullable;

/** What an execution is asked to do. */
public sealed interface Command {
    /** StopExecution of the API. */
    record StopExecution(@Nullable String error, @Nullable String cause) implements Command {}

    /**
     * RedriveExecution of the API: go on where the execution has failed, was stopped or timed out.
     *
     * @param clientToken the client's name for this request; null for none
     */
    record RedriveExecution(@Nullable String clientToken) implements Command {}

    /** The call of an attempt has ended: its response, or its failure. */
    record FinishCall(long scheduledEventId, TaskOutcome outcome) implements Command {}

    /** The job that the call of an attempt has started has ended. */
    record FinishJob(long scheduledEventId, TaskOutcome outcome) implements Command {}

    /** The job of an attempt is known to have ended, though not yet how: it is worth asking at once. */
    record AnnounceJobEnd(long scheduledEventId) implements Command {}

    /** A worker answers with the task token: SendTaskSuccess, SendTaskFailure. */
    record AnswerTask(long scheduledEventId, TaskOutcome outcome) implements Command {}

    /** A worker is alive: SendTaskHeartbeat. */
    record HeartbeatTask(long scheduledEventId) implements Command {}

    /** An activity worker takes the task: GetActivityTask. */
    record StartActivity(long scheduledEventId, @Nullable String workerName) implements Command {}

    /** The execution has lasted as long as one of its type may. */
    record TimeOutExecution() implements Command {}

    /**
     * A map run has ended: the result of its Map state, or its failure.
     *
     * @param redrives how often it was taken up again before this end
     */
    record FinishMapRun(String mapRunArn, int redrives, TaskOutcome outcome) implements Command {}

    /** A timer is due. */
    record FireTimer(TimerRef timer) implements Command {}
}
