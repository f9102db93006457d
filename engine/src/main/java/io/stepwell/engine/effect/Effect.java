package io.stepwell.engine.effect;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.TimerRef;
import io.stepwell.engine.maprun.MapRunOrder;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.json.Json;

/** What the world is told after the commit; rows of the same batch make it survive a crash. */
public sealed interface Effect {
    /** Make this call; it is in flight until a ForgetTask names it. */
    record InvokeTask(TaskCall call) implements Effect {}

    /** The call needs no repetition after a crash, and whoever makes it may stop. */
    record ForgetTask(TaskRef ref) implements Effect {}

    /** Ask whether the job that this call has started has ended. */
    record PollJob(TaskCall call, Json submitted) implements Effect {}

    /** Nobody waits for the job that this call has started any more. */
    record CancelJob(TaskCall call, Json submitted) implements Effect {}

    /** Put a task into the queue of an activity. */
    record OfferActivity(String activityArn, TaskRef ref, long offeredMillis) implements Effect {}

    /** Take a task out of the queue of an activity. */
    record WithdrawActivity(String activityArn, TaskRef ref, long offeredMillis) implements Effect {}

    record SetTimer(TimerRef timer, long dueMillis) implements Effect {}

    record ClearTimer(TimerRef timer, long dueMillis) implements Effect {}

    /** Begin a map run. */
    record StartMapRun(MapRunOrder order) implements Effect {}

    /** Take a map run up again, for the how manieth time. */
    record RedriveMapRun(String mapRunArn, int count) implements Effect {}

    /** Nobody waits for the map run any more, as it was taken up so often: stop its children. */
    record StopMapRun(String mapRunArn, int redrives) implements Effect {}

    /** The execution has changed its status. */
    record PublishStatus(ExecutionStatus status) implements Effect {}
}
