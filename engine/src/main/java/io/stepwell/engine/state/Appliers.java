package io.stepwell.engine.state;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.event.Event.*;
import io.stepwell.engine.event.Event.DistributedMapStarted;
import io.stepwell.engine.event.Event.MapRunAborted;
import io.stepwell.engine.event.Event.MapRunFailed;
import io.stepwell.engine.event.Event.MapRunRedriven;
import io.stepwell.engine.event.Event.MapRunStarted;
import io.stepwell.engine.event.Event.MapRunSucceeded;
import io.stepwell.language.data.Failure;

/** Which applier takes which event. */
final class Appliers {
    private Appliers() {}

    static void apply(Execution x, Event event) {
        switch (event) {
            case ExecutionStarted e -> x.start(e.origin(), e.input(), e.head().timeMillis());
            case ExecutionSucceeded e ->
                x.close(ExecutionStatus.SUCCEEDED, e.output(), null, e.head().timeMillis());
            case ExecutionFailed e ->
                x.close(
                        ExecutionStatus.FAILED,
                        null,
                        new Failure(e.error(), e.cause()),
                        e.head().timeMillis());
            case ExecutionAborted e ->
                x.close(
                        ExecutionStatus.ABORTED,
                        null,
                        new Failure(e.error(), e.cause()),
                        e.head().timeMillis());
            case ExecutionTimedOut e ->
                x.close(
                        ExecutionStatus.TIMED_OUT,
                        null,
                        new Failure(e.error(), e.cause()),
                        e.head().timeMillis());
            case ExecutionRedriven e -> x.reopen(e);
            case StateEntered e -> StateAppliers.entered(x, e);
            case StateExited e -> StateAppliers.exited(x, e);
            case EvaluationFailed e ->
                x.requireBranch(e.branch()).follow(e.head().id());
            case StateAborted e -> {}
            case WaitScheduled e -> x.requireBranch(e.branch()).waitFor(new Waiting.ForTime(e.dueMillis()));
            case RetryScheduled e -> StateAppliers.retryScheduled(x, e);
            case TaskScheduled e -> TaskAppliers.scheduled(x, e);
            case TaskStarted e -> TaskAppliers.started(x, e);
            case TaskSubmitted e -> TaskAppliers.submitted(x, e);
            case TaskSucceeded e -> TaskAppliers.ended(x, e.branch(), e.head());
            case TaskFailed e -> TaskAppliers.ended(x, e.branch(), e.head());
            case TaskTimedOut e -> TaskAppliers.ended(x, e.branch(), e.head());
            case HeartbeatRecorded e -> TaskAppliers.heartbeat(x, e);
            case CallbackHeld e -> TaskAppliers.held(x, e);
            case JobEndAnnounced e -> TaskAppliers.jobEndAnnounced(x, e);
            case ParallelStarted e -> ParallelAppliers.started(x, e);
            case ParallelSucceeded e -> ParallelAppliers.succeeded(x, e);
            case ParallelFailed e -> ParallelAppliers.failed(x, e.branch(), e.head());
            case MapStarted e -> MapAppliers.started(x, e);
            case MapIterationStarted e -> MapAppliers.iterationStarted(x, e);
            case MapIterationSucceeded e -> MapAppliers.iterationSucceeded(x, e);
            case MapIterationFailed e -> MapAppliers.iterationFailed(x, e);
            case MapIterationAborted e -> {}
            case MapSucceeded e -> ParallelAppliers.succeeded(x, e.branch());
            case DistributedMapStarted e ->
                x.requireBranch(e.branch()).follow(e.head().id());
            case MapRunStarted e -> MapRunAppliers.started(x, e);
            case MapRunRedriven e -> MapRunAppliers.redriven(x, e);
            case MapRunSucceeded e -> MapRunAppliers.succeeded(x, e);
            case MapRunFailed e -> MapRunAppliers.failed(x, e);
            case MapRunAborted e -> MapRunAppliers.ended(x, e.branch(), e.head());
            case MapFailed e -> ParallelAppliers.failed(x, e.branch(), e.head());
        }
    }
}
