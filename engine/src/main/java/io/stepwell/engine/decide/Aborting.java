package io.stepwell.engine.decide;

import io.stepwell.engine.TimerRef;
import io.stepwell.engine.effect.Effect;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Execution;
import io.stepwell.engine.state.Waiting;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.definition.TaskResource;
import java.util.List;

/** Gives up what is open: the siblings of a failed branch, or everything when an execution ends. */
final class Aborting {
    private Aborting() {}

    /**
     * Gives up all branches below a Parallel or Map state because {@code failed} has failed.
     *
     * <p>As AWS records it (callback cases): in a Parallel, every branch that is inside a Task, Wait, Parallel or
     * Map state gets an aborted event, the failed one too when a Task ended it.
     */
    static void abortChildren(Turn turn, Branch parent, Branch failed) {
        boolean map = parent.requireState().type() == StateType.MAP;
        for (Branch child : childrenOf(turn.execution(), parent)) {
            if (!child.isFinished()) {
                abortDescendants(turn, child);
                if (!map || child != failed) {
                    recordAborted(turn, child);
                }
                if (map && child != failed) {
                    turn.record(new Event.MapIterationAborted(
                            turn.headAfter(child),
                            child.id(),
                            child.index(),
                            parent.requireState().name()));
                }
            }
        }
    }

    /** Takes back timers, calls and offers of all branches. */
    static void releaseAll(Turn turn) {
        for (Branch branch : turn.execution().branches()) {
            release(turn, branch);
        }
    }

    private static void abortDescendants(Turn turn, Branch branch) {
        release(turn, branch);
        for (Branch child : childrenOf(turn.execution(), branch)) {
            if (!child.isFinished()) {
                abortDescendants(turn, child);
                recordAborted(turn, child);
            }
        }
    }

    private static void recordAborted(Turn turn, Branch branch) {
        State state = branch.state();
        if (state == null) {
            return;
        }
        if (branch.waiting() instanceof Waiting.ForMapRun) {
            turn.record(new Event.MapRunAborted(turn.headAfter(branch), branch.id()));
        }
        switch (state.type()) {
            case TASK, WAIT, PARALLEL, MAP ->
                turn.record(new Event.StateAborted(turn.headAfter(branch), branch.id(), state.type(), state.name()));
            case PASS, CHOICE, SUCCEED, FAIL -> {}
        }
    }

    private static List<Branch> childrenOf(Execution execution, Branch parent) {
        return execution.branches().stream()
                .filter(b -> b.parent() == parent.id())
                .toList();
    }

    private static void release(Turn turn, Branch branch) {
        switch (branch.waiting()) {
            case Waiting.ForTime w -> turn.clearTimer(TimerRef.Kind.WAIT, branch.enteredEventId(), w.dueMillis());
            case Waiting.ForRetry w -> turn.clearTimer(TimerRef.Kind.RETRY, w.anchorEventId(), w.dueMillis());
            case Waiting.ForTask task -> {
                releaseTask(turn, task);
                Jobs.cancel(turn, task);
            }
            case Waiting.ForNothing ignored -> {}
            case Waiting.ForBranches ignored -> {}
            case Waiting.ForItems ignored -> {}
            case Waiting.ForMapRun run -> turn.tell(new Effect.StopMapRun(run.mapRunArn(), run.redrives()));
        }
    }

    /** Takes back what an open attempt has outside: its call or offer, and its timers. */
    static void releaseTask(Turn turn, Waiting.ForTask task) {
        if (task.resource().kind() == TaskResource.Kind.ACTIVITY) {
            if (!task.isStarted()) {
                turn.tell(new Effect.WithdrawActivity(
                        task.resource().arn(), turn.taskRef(task.scheduledEventId()), task.scheduledMillis()));
            }
        } else if (!task.callFinished()) {
            turn.tell(new Effect.ForgetTask(turn.taskRef(task.scheduledEventId())));
        }
        if (task.timeoutMillis() != Long.MAX_VALUE) {
            turn.clearTimer(TimerRef.Kind.TASK_TIMEOUT, task.scheduledEventId(), task.timeoutMillis());
        }
        if (task.silenceMillis() != Long.MAX_VALUE) {
            turn.clearTimer(TimerRef.Kind.HEARTBEAT, task.scheduledEventId(), task.silenceMillis());
        }
    }
}
