package io.stepwell.engine.decide;

import io.stepwell.engine.TimerRef;
import io.stepwell.engine.command.Command.AnnounceJobEnd;
import io.stepwell.engine.command.Command.AnswerTask;
import io.stepwell.engine.command.Command.FinishCall;
import io.stepwell.engine.command.Command.FinishJob;
import io.stepwell.engine.command.Command.HeartbeatTask;
import io.stepwell.engine.command.Command.StartActivity;
import io.stepwell.engine.effect.Effect;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Execution;
import io.stepwell.engine.state.Waiting;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource;
import org.jspecify.annotations.Nullable;

/** What becomes of a task when its call ends or its worker speaks. */
final class TaskAnswers {
    private TaskAnswers() {}

    /** The branch that waits for this attempt; null when the attempt is over. */
    static @Nullable Branch waitingFor(Execution execution, long scheduledEventId) {
        for (Branch branch : execution.branches()) {
            if (branch.waiting() instanceof Waiting.ForTask task && task.scheduledEventId() == scheduledEventId) {
                return branch;
            }
        }
        return null;
    }

    static Decision.@Nullable Refusal finishCall(Turn turn, FinishCall command) {
        Branch branch = waitingFor(turn.execution(), command.scheduledEventId());
        if (branch == null) {
            return Decision.Refusal.TASK_NOT_OPEN;
        }
        Waiting.ForTask task = (Waiting.ForTask) branch.waiting();
        if (task.callFinished()) {
            return Decision.Refusal.TASK_NOT_OPEN; // the call was repeated after a crash, and both were answered
        }
        boolean outlasting = outlastsCall(task);
        switch (command.outcome()) {
            case TaskOutcome.Failed failed when task.held() == null -> callFailed(turn, branch, task, failed);
            case TaskOutcome.Failed ignored -> end(turn, branch, java.util.Objects.requireNonNull(task.held()));
            case TaskOutcome.Succeeded response when outlasting -> submitted(turn, branch, task, response);
            case TaskOutcome.Succeeded result -> TaskRunner.succeeded(turn, branch, result.output());
        }
        return null;
    }

    /** A call gives up when its time is over: that is the timeout, even when its timer is yet to fire. */
    private static void callFailed(Turn turn, Branch branch, Waiting.ForTask task, TaskOutcome.Failed failed) {
        if (task.timeoutMillis() <= turn.moment().millis()) {
            TaskRunner.timedOut(turn, branch, false);
        } else {
            TaskRunner.failed(turn, branch, failed.error(), failed.cause());
        }
    }

    private static void submitted(Turn turn, Branch branch, Waiting.ForTask task, TaskOutcome.Succeeded response) {
        turn.record(new Event.TaskSubmitted(turn.headAfter(branch), branch.id(), task.resource(), response.output()));
        turn.tell(new Effect.ForgetTask(turn.taskRef(task.scheduledEventId())));
        if (task.held() != null) {
            end(turn, branch, task.held());
        } else if (branch.waiting() instanceof Waiting.ForTask open) {
            Jobs.submitted(turn, branch, open);
        }
    }

    static Decision.@Nullable Refusal finishJob(Turn turn, FinishJob command) {
        Branch branch = waitingFor(turn.execution(), command.scheduledEventId());
        if (branch == null || !Jobs.isSubmitted((Waiting.ForTask) branch.waiting())) {
            return Decision.Refusal.TASK_NOT_OPEN;
        }
        end(turn, branch, command.outcome());
        return null;
    }

    static Decision.@Nullable Refusal announceJobEnd(Turn turn, AnnounceJobEnd command) {
        Branch branch = waitingFor(turn.execution(), command.scheduledEventId());
        if (branch == null) {
            return Decision.Refusal.TASK_NOT_OPEN;
        }
        Jobs.endAnnounced(turn, branch, (Waiting.ForTask) branch.waiting());
        return null;
    }

    /** Whether the end of the call is not the end of the task. */
    private static boolean outlastsCall(Waiting.ForTask task) {
        return task.resource().pattern() != TaskResource.Pattern.REQUEST_RESPONSE;
    }

    /** A token is good once the attempt is open; before the call is known to be made, the answer is kept. */
    static Decision.@Nullable Refusal answer(Turn turn, AnswerTask command) {
        Branch branch = waitingFor(turn.execution(), command.scheduledEventId());
        if (branch == null) {
            return Decision.Refusal.TASK_TIMED_OUT;
        }
        Waiting.ForTask task = (Waiting.ForTask) branch.waiting();
        boolean activity = task.resource().kind() == TaskResource.Kind.ACTIVITY;
        if (activity && !task.isStarted()) {
            return Decision.Refusal.TASK_NOT_OPEN;
        }
        if (outlastsCall(task) && !activity && !task.callFinished()) {
            if (task.held() != null) {
                return Decision.Refusal.TASK_TIMED_OUT; // the token was used
            }
            turn.record(new Event.CallbackHeld(turn.internalHead(branch), branch.id(), command.outcome()));
            return null;
        }
        end(turn, branch, command.outcome());
        return null;
    }

    private static void end(Turn turn, Branch branch, TaskOutcome outcome) {
        switch (outcome) {
            case TaskOutcome.Succeeded result -> TaskRunner.succeeded(turn, branch, result.output());
            case TaskOutcome.Failed failed -> TaskRunner.failed(turn, branch, failed.error(), failed.cause());
        }
    }

    static Decision.@Nullable Refusal heartbeat(Turn turn, HeartbeatTask command) {
        Branch branch = waitingFor(turn.execution(), command.scheduledEventId());
        if (branch == null) {
            return Decision.Refusal.TASK_TIMED_OUT;
        }
        Waiting.ForTask task = (Waiting.ForTask) branch.waiting();
        if (!task.isStarted()) {
            return Decision.Refusal.TASK_NOT_OPEN;
        }
        if (task.heartbeatSeconds() == null) {
            return null;
        }
        turn.clearTimer(TimerRef.Kind.HEARTBEAT, task.scheduledEventId(), task.silenceMillis());
        turn.record(new Event.HeartbeatRecorded(turn.internalHead(branch), branch.id()));
        Waiting.ForTask alive = (Waiting.ForTask) branch.waiting();
        turn.setTimer(TimerRef.Kind.HEARTBEAT, alive.scheduledEventId(), alive.silenceMillis());
        return null;
    }

    static Decision.@Nullable Refusal startActivity(Turn turn, StartActivity command) {
        Branch branch = waitingFor(turn.execution(), command.scheduledEventId());
        if (branch == null || ((Waiting.ForTask) branch.waiting()).isStarted()) {
            return Decision.Refusal.TASK_NOT_OPEN;
        }
        Waiting.ForTask task = (Waiting.ForTask) branch.waiting();
        turn.tell(new Effect.WithdrawActivity(
                task.resource().arn(), turn.taskRef(task.scheduledEventId()), task.scheduledMillis()));
        TaskRunner.started(turn, branch, command.workerName());
        return null;
    }
}
