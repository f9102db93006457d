package io.stepwell.engine.decide;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.Limits;
import io.stepwell.engine.TimerRef;
import io.stepwell.engine.command.Command.RedriveExecution;
import io.stepwell.engine.effect.Effect;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Execution;
import io.stepwell.engine.state.Waiting;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.definition.DistributedMapState;
import io.stepwell.language.definition.State;
import java.util.List;

/**
 * Takes a failed, stopped or timed-out execution up again (Developer Guide, "Restarting state machine executions with
 * redrive"): every state that was entered and not left is tried anew, with fresh retries and time limits. Branches and
 * iterations that have succeeded keep their results; those that failed or were aborted go on in the state they were in.
 */
final class Redriving {
    private Redriving() {}

    static boolean isPossible(Execution execution, Limits limits) {
        ExecutionStatus status = execution.status();
        return status.isClosed()
                && status != ExecutionStatus.SUCCEEDED
                && execution.lastEventId() + 1 < limits.historyEvents();
    }

    static void redrive(Turn turn, RedriveExecution command) {
        Execution execution = turn.execution();
        turn.record(new Event.ExecutionRedriven(
                turn.head(execution.lastEventId()), execution.redrives().count() + 1, command.clientToken()));
        turn.tell(new Effect.PublishStatus(ExecutionStatus.RUNNING));
        long timeout = Closing.timeoutMillis(execution);
        if (timeout != Long.MAX_VALUE) {
            turn.setTimer(TimerRef.Kind.EXECUTION_TIMEOUT, 1, timeout);
        }
        List<Branch> branches = List.copyOf(execution.branches());
        branches.forEach(branch -> goOnAlone(turn, branch));
        branches.reversed().forEach(branch -> goOnTogether(turn, branch));
    }

    /** What waits for no children goes on first, so that a group sees which of its branches do. */
    private static void goOnAlone(Turn turn, Branch branch) {
        if (isThere(turn, branch)) {
            if (branch.isReady()) {
                turn.makeReady(branch);
            } else if (!branch.isFinished() && branch.waiting() instanceof Waiting.ForNothing) {
                goOnInState(turn, branch, branch.requireState());
            }
        }
    }

    private static void goOnInState(Turn turn, Branch branch, State state) {
        if (state instanceof DistributedMapState map) {
            DistributedMapRunner.redrive(turn, branch, map);
        } else {
            StateRunner.run(turn, branch, state);
        }
    }

    /** A group may have ended, or have more items to begin. */
    private static void goOnTogether(Turn turn, Branch branch) {
        if (isThere(turn, branch)) {
            if (branch.waiting() instanceof Waiting.ForBranches) {
                ParallelRunner.branchFinished(turn, branch);
            } else if (branch.waiting() instanceof Waiting.ForItems) {
                goOnWithItems(turn, branch);
            }
        }
    }

    private static boolean isThere(Turn turn, Branch branch) {
        Execution execution = turn.execution();
        return !execution.status().isClosed() && execution.branch(branch.id()) == branch;
    }

    private static void goOnWithItems(Turn turn, Branch branch) {
        try {
            MapRunner.proceed(turn, branch);
        } catch (StateFailure failure) {
            Aborting.abortChildren(turn, branch, branch);
            Failing.stateFailed(turn, branch, failure);
        }
    }
}
