package io.stepwell.storage.codec;

import io.stepwell.engine.event.Event;

/** Writes the tag and the fields of each kind of event; {@link EventReader} mirrors it line by line. */
final class EventWriter {
    private EventWriter() {}

    static void write(ChunkWriter to, Event event) {
        switch (event) {
            case Event.ExecutionStarted e -> executionStarted(to, e);
            case Event.ExecutionSucceeded e ->
                to.event(EventTag.EXECUTION_SUCCEEDED, e).json(e.output());
            case Event.ExecutionFailed e ->
                to.event(EventTag.EXECUTION_FAILED, e).nullableWord(e.error()).nullableWord(e.cause());
            case Event.ExecutionAborted e ->
                to.event(EventTag.EXECUTION_ABORTED, e).nullableWord(e.error()).nullableWord(e.cause());
            case Event.ExecutionTimedOut e ->
                to.event(EventTag.EXECUTION_TIMED_OUT, e)
                        .nullableWord(e.error())
                        .nullableWord(e.cause());
            case Event.ExecutionRedriven e ->
                to.event(EventTag.EXECUTION_REDRIVEN, e).number(e.count()).nullableWord(e.clientToken());
            case Event.StateEntered e ->
                to.event(EventTag.STATE_ENTERED, e)
                        .number(e.branch())
                        .type(e.type())
                        .word(e.name())
                        .json(e.input());
            case Event.StateExited e -> stateExited(to, e);
            case Event.StateAborted e ->
                to.event(EventTag.STATE_ABORTED, e)
                        .number(e.branch())
                        .type(e.type())
                        .word(e.name());
            case Event.EvaluationFailed e ->
                to.event(EventTag.EVALUATION_FAILED, e)
                        .number(e.branch())
                        .word(e.state())
                        .nullableWord(e.location())
                        .word(e.error())
                        .nullableWord(e.cause());
            case Event.WaitScheduled e ->
                to.event(EventTag.WAIT_SCHEDULED, e).number(e.branch()).number(e.dueMillis());
            case Event.RetryScheduled e ->
                to.event(EventTag.RETRY_SCHEDULED, e)
                        .number(e.branch())
                        .number(e.retrier())
                        .number(e.dueMillis());
            case Event.TaskScheduled e -> taskScheduled(to, e);
            case Event.TaskStarted e ->
                to.event(EventTag.TASK_STARTED, e)
                        .number(e.branch())
                        .resource(e.resource())
                        .nullableWord(e.workerName());
            case Event.TaskSubmitted e ->
                to.event(EventTag.TASK_SUBMITTED, e)
                        .number(e.branch())
                        .resource(e.resource())
                        .json(e.output());
            case Event.TaskSucceeded e ->
                to.event(EventTag.TASK_SUCCEEDED, e)
                        .number(e.branch())
                        .resource(e.resource())
                        .json(e.output());
            case Event.TaskFailed e ->
                to.event(EventTag.TASK_FAILED, e)
                        .number(e.branch())
                        .resource(e.resource())
                        .nullableWord(e.error())
                        .nullableWord(e.cause());
            case Event.TaskTimedOut e ->
                to.event(EventTag.TASK_TIMED_OUT, e)
                        .number(e.branch())
                        .resource(e.resource())
                        .nullableWord(e.error())
                        .nullableWord(e.cause());
            case Event.HeartbeatRecorded e ->
                to.event(EventTag.HEARTBEAT_RECORDED, e).number(e.branch());
            case Event.CallbackHeld e ->
                to.event(EventTag.CALLBACK_HELD, e).number(e.branch()).outcome(e.outcome());
            case Event.JobEndAnnounced e ->
                to.event(EventTag.JOB_END_ANNOUNCED, e).number(e.branch());
            case Event.ParallelStarted e ->
                to.event(EventTag.PARALLEL_STARTED, e)
                        .number(e.branch())
                        .json(e.branchInput())
                        .number(e.branches());
            case Event.ParallelSucceeded e ->
                to.event(EventTag.PARALLEL_SUCCEEDED, e).number(e.branch());
            case Event.ParallelFailed e -> to.event(EventTag.PARALLEL_FAILED, e).number(e.branch());
            case Event.MapStarted e -> mapStarted(to, e);
            case Event.MapSucceeded e -> to.event(EventTag.MAP_SUCCEEDED, e).number(e.branch());
            case Event.MapFailed e -> to.event(EventTag.MAP_FAILED, e).number(e.branch());
            case Event.MapIterationStarted e ->
                to.event(EventTag.MAP_ITERATION_STARTED, e)
                        .number(e.branch())
                        .number(e.parent())
                        .number(e.index())
                        .word(e.name())
                        .json(e.input());
            case Event.MapIterationSucceeded e ->
                to.event(EventTag.MAP_ITERATION_SUCCEEDED, e)
                        .number(e.branch())
                        .number(e.index())
                        .word(e.name());
            case Event.MapIterationFailed e ->
                to.event(EventTag.MAP_ITERATION_FAILED, e)
                        .number(e.branch())
                        .number(e.index())
                        .word(e.name());
            case Event.MapIterationAborted e ->
                to.event(EventTag.MAP_ITERATION_ABORTED, e)
                        .number(e.branch())
                        .number(e.index())
                        .word(e.name());
            case Event.DistributedMapStarted e ->
                to.event(EventTag.DISTRIBUTED_MAP_STARTED, e).number(e.branch()).number(e.length());
            case Event.MapRunStarted e ->
                to.event(EventTag.MAP_RUN_STARTED, e).number(e.branch()).word(e.mapRunArn());
            case Event.MapRunRedriven e ->
                to.event(EventTag.MAP_RUN_REDRIVEN, e)
                        .number(e.branch())
                        .word(e.mapRunArn())
                        .number(e.count());
            case Event.MapRunSucceeded e ->
                to.event(EventTag.MAP_RUN_SUCCEEDED, e).number(e.branch());
            case Event.MapRunFailed e ->
                to.event(EventTag.MAP_RUN_FAILED, e)
                        .number(e.branch())
                        .nullableWord(e.error())
                        .nullableWord(e.cause());
            case Event.MapRunAborted e -> to.event(EventTag.MAP_RUN_ABORTED, e).number(e.branch());
        }
    }

    private static void executionStarted(ChunkWriter to, Event.ExecutionStarted e) {
        String version = e.origin().versionArn();
        if (version == null) {
            to.event(EventTag.EXECUTION_STARTED, e).origin(e.origin()).json(e.input());
        } else {
            to.event(EventTag.VERSION_STARTED, e).origin(e.origin()).word(version);
            to.nullableWord(e.origin().aliasArn()).json(e.input());
        }
    }

    private static void stateExited(ChunkWriter to, Event.StateExited e) {
        to.event(EventTag.STATE_EXITED, e)
                .number(e.branch())
                .type(e.type())
                .word(e.name())
                .json(e.output());
        to.jsonMap(e.assigned()).nullableWord(e.next());
    }

    private static void taskScheduled(ChunkWriter to, Event.TaskScheduled e) {
        to.event(EventTag.TASK_SCHEDULED, e)
                .number(e.branch())
                .resource(e.resource())
                .json(e.parameters());
        to.nullableNumber(e.timeoutSeconds())
                .nullableNumber(e.heartbeatSeconds())
                .nullableWord(e.roleArn());
    }

    private static void mapStarted(ChunkWriter to, Event.MapStarted e) {
        to.event(EventTag.MAP_STARTED, e).number(e.branch()).json(e.items()).json(e.effectiveInput());
        to.number(e.length()).number(e.maxConcurrency());
        to.number(e.toleratedFailureCount()).percentage(e.toleratedFailurePercentage());
    }
}
