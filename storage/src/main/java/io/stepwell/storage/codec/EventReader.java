package io.stepwell.storage.codec;

import io.stepwell.engine.event.Event;
import io.stepwell.engine.event.EventHead;

/** Reads each kind of event by its tag; {@link EventWriter} mirrors it. */
final class EventReader {
    private EventReader() {}

    static Event read(ChunkReader in) {
        int tag = in.tag();
        EventHead head = in.head();
        return switch (tag) {
            case EventTag.EXECUTION_STARTED -> new Event.ExecutionStarted(head, in.origin(), in.json());
            case EventTag.VERSION_STARTED -> new Event.ExecutionStarted(head, in.originOfVersion(), in.json());
            case EventTag.EXECUTION_SUCCEEDED -> new Event.ExecutionSucceeded(head, in.json());
            case EventTag.EXECUTION_FAILED -> new Event.ExecutionFailed(head, in.nullableWord(), in.nullableWord());
            case EventTag.EXECUTION_ABORTED -> new Event.ExecutionAborted(head, in.nullableWord(), in.nullableWord());
            case EventTag.EXECUTION_TIMED_OUT ->
                new Event.ExecutionTimedOut(head, in.nullableWord(), in.nullableWord());
            case EventTag.EXECUTION_REDRIVEN -> new Event.ExecutionRedriven(head, in.integer(), in.nullableWord());
            case EventTag.STATE_ENTERED -> new Event.StateEntered(head, in.integer(), in.type(), in.word(), in.json());
            case EventTag.STATE_EXITED ->
                new Event.StateExited(
                        head, in.integer(), in.type(), in.word(), in.json(), in.jsonMap(), in.nullableWord());
            case EventTag.STATE_ABORTED -> new Event.StateAborted(head, in.integer(), in.type(), in.word());
            case EventTag.EVALUATION_FAILED ->
                new Event.EvaluationFailed(
                        head, in.integer(), in.word(), in.nullableWord(), in.word(), in.nullableWord());
            case EventTag.WAIT_SCHEDULED -> new Event.WaitScheduled(head, in.integer(), in.number());
            case EventTag.RETRY_SCHEDULED -> new Event.RetryScheduled(head, in.integer(), in.integer(), in.number());
            case EventTag.TASK_SCHEDULED ->
                new Event.TaskScheduled(
                        head,
                        in.integer(),
                        in.resource(),
                        in.json(),
                        in.nullableNumber(),
                        in.nullableNumber(),
                        in.nullableWord());
            case EventTag.TASK_STARTED -> new Event.TaskStarted(head, in.integer(), in.resource(), in.nullableWord());
            case EventTag.TASK_SUBMITTED -> new Event.TaskSubmitted(head, in.integer(), in.resource(), in.json());
            case EventTag.TASK_SUCCEEDED -> new Event.TaskSucceeded(head, in.integer(), in.resource(), in.json());
            case EventTag.TASK_FAILED ->
                new Event.TaskFailed(head, in.integer(), in.resource(), in.nullableWord(), in.nullableWord());
            case EventTag.TASK_TIMED_OUT ->
                new Event.TaskTimedOut(head, in.integer(), in.resource(), in.nullableWord(), in.nullableWord());
            case EventTag.HEARTBEAT_RECORDED -> new Event.HeartbeatRecorded(head, in.integer());
            case EventTag.CALLBACK_HELD -> new Event.CallbackHeld(head, in.integer(), in.outcome());
            case EventTag.JOB_END_ANNOUNCED -> new Event.JobEndAnnounced(head, in.integer());
            case EventTag.PARALLEL_STARTED -> new Event.ParallelStarted(head, in.integer(), in.json(), in.integer());
            case EventTag.PARALLEL_SUCCEEDED -> new Event.ParallelSucceeded(head, in.integer());
            case EventTag.PARALLEL_FAILED -> new Event.ParallelFailed(head, in.integer());
            case EventTag.MAP_STARTED ->
                new Event.MapStarted(
                        head,
                        in.integer(),
                        in.json(),
                        in.json(),
                        in.integer(),
                        in.number(),
                        in.number(),
                        in.percentage());
            case EventTag.MAP_SUCCEEDED -> new Event.MapSucceeded(head, in.integer());
            case EventTag.MAP_FAILED -> new Event.MapFailed(head, in.integer());
            case EventTag.MAP_ITERATION_STARTED ->
                new Event.MapIterationStarted(head, in.integer(), in.integer(), in.integer(), in.word(), in.json());
            case EventTag.MAP_ITERATION_SUCCEEDED ->
                new Event.MapIterationSucceeded(head, in.integer(), in.integer(), in.word());
            case EventTag.MAP_ITERATION_FAILED ->
                new Event.MapIterationFailed(head, in.integer(), in.integer(), in.word());
            case EventTag.MAP_ITERATION_ABORTED ->
                new Event.MapIterationAborted(head, in.integer(), in.integer(), in.word());
            case EventTag.DISTRIBUTED_MAP_STARTED -> new Event.DistributedMapStarted(head, in.integer(), in.integer());
            case EventTag.MAP_RUN_STARTED -> new Event.MapRunStarted(head, in.integer(), in.word());
            case EventTag.MAP_RUN_REDRIVEN -> new Event.MapRunRedriven(head, in.integer(), in.word(), in.integer());
            case EventTag.MAP_RUN_SUCCEEDED -> new Event.MapRunSucceeded(head, in.integer());
            case EventTag.MAP_RUN_FAILED ->
                new Event.MapRunFailed(head, in.integer(), in.nullableWord(), in.nullableWord());
            case EventTag.MAP_RUN_ABORTED -> new Event.MapRunAborted(head, in.integer());
            default -> throw in.unknown("kind of event", tag);
        };
    }
}
