package io.stepwell.engine.decide;

import io.stepwell.engine.TimerRef;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.event.EventHead;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Waiting;
import io.stepwell.language.data.Failure;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.definition.Catcher;
import io.stepwell.language.definition.ErrorMatch;
import io.stepwell.language.definition.FallibleState;
import io.stepwell.language.definition.Retrier;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.definition.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows a failure: retry, else catch, else the branch fails, and with it the Parallel or Map state around
 * it, which may retry or catch in turn, and at last the execution.
 */
final class Failing {
    private Failing() {}

    /** The state could not be evaluated. */
    static void stateFailed(Turn turn, Branch branch, StateFailure failure) {
        State state = branch.requireState();
        Failure reason = new Failure(failure.error(), failure.cause(state.name(), branch.enteredEventId()));
        handle(turn, branch, reason, reason.error(), false);
    }

    /** The task of the state failed. */
    static void taskFailed(Turn turn, Branch branch, Failure reason, @Nullable String matchedAs) {
        handle(turn, branch, reason, matchedAs, true);
    }

    private static void handle(
            Turn turn, Branch branch, Failure reason, @Nullable String matchedAs, boolean taskFailure) {
        if (!(branch.requireState() instanceof FallibleState state)) {
            failBranch(turn, branch, reason);
            return;
        }
        if (retry(turn, branch, state, matchedAs, taskFailure)) {
            return;
        }
        recordCompositeFailure(turn, branch);
        Catcher catcher = catcherOf(state, matchedAs, taskFailure);
        if (catcher == null) {
            failBranch(turn, branch, reason);
            return;
        }
        try {
            StateResult result = catcher.apply(Scopes.of(turn, branch), reason.errorOutput());
            Leaving.exit(turn, branch, result, new Transition.Next(catcher.next()));
        } catch (StateFailure second) {
            State failed = branch.requireState();
            failBranch(turn, branch, new Failure(second.error(), second.cause(failed.name(), branch.enteredEventId())));
        }
    }

    /** Fails the branch for good. */
    static void failBranch(Turn turn, Branch branch, Failure reason) {
        if (branch.isTop()) {
            Closing.fail(turn, reason);
            return;
        }
        Branch parent = turn.execution().requireBranch(branch.parent());
        State composite = parent.requireState();
        if (composite.type() == StateType.MAP) {
            turn.record(new Event.MapIterationFailed(
                    turn.headAfter(branch), branch.id(), branch.index(), composite.name()));
        }
        long lastEventId = branch.previousEventId();
        Aborting.abortChildren(turn, parent, branch);
        handleComposite(turn, parent, reason, lastEventId);
    }

    private static void handleComposite(Turn turn, Branch parent, Failure reason, long lastEventId) {
        FallibleState state = (FallibleState) parent.requireState();
        int retrier = retrierOf(parent, state, reason.error(), true);
        if (retrier >= 0) {
            scheduleRetry(turn, parent, state.retriers().get(retrier), retrier, lastEventId);
            return;
        }
        EventHead head = turn.head(lastEventId);
        turn.record(
                parent.requireState().type() == StateType.MAP
                        ? new Event.MapFailed(head, parent.id())
                        : new Event.ParallelFailed(head, parent.id()));
        handle(turn, parent, reason, reason.error(), true);
    }

    /** A Parallel or Map that fails by itself, without a failed child, says so in the history. */
    private static void recordCompositeFailure(Turn turn, Branch branch) {
        switch (branch.waiting()) {
            case Waiting.ForBranches ignored ->
                turn.record(new Event.ParallelFailed(turn.headAfter(branch), branch.id()));
            case Waiting.ForItems ignored -> turn.record(new Event.MapFailed(turn.headAfter(branch), branch.id()));
            case Waiting.ForNothing ignored -> {}
            case Waiting.ForTime ignored -> {}
            case Waiting.ForRetry ignored -> {}
            case Waiting.ForTask ignored -> {}
        }
    }

    private static boolean retry(
            Turn turn, Branch branch, FallibleState state, @Nullable String error, boolean taskFailure) {
        int retrier = retrierOf(branch, state, error, taskFailure);
        if (retrier < 0) {
            return false;
        }
        scheduleRetry(turn, branch, state.retriers().get(retrier), retrier, branch.previousEventId());
        return true;
    }

    /** The place of the first retrier that takes the error, if it has an attempt left; else -1. */
    private static int retrierOf(Branch branch, FallibleState state, @Nullable String error, boolean taskFailure) {
        List<Retrier> retriers = state.retriers();
        for (int i = 0; i < retriers.size(); i++) {
            Retrier retrier = retriers.get(i);
            if (ErrorMatch.matches(retrier.errorEquals(), error, taskFailure)) {
                return branch.retries(i) < retrier.maxAttempts() ? i : -1;
            }
        }
        return -1;
    }

    private static void scheduleRetry(Turn turn, Branch branch, Retrier retrier, int index, long lastEventId) {
        long due = turn.moment().millis() + retrier.delayMillis(branch.retries(index), turn.chance());
        turn.record(new Event.RetryScheduled(
                new EventHead(0, lastEventId, turn.moment().millis()), branch.id(), index, due));
        turn.setTimer(TimerRef.Kind.RETRY, lastEventId, due);
    }

    private static @Nullable Catcher catcherOf(FallibleState state, @Nullable String error, boolean taskFailure) {
        for (Catcher catcher : state.catchers()) {
            if (ErrorMatch.matches(catcher.errorEquals(), error, taskFailure)) {
                return catcher;
            }
        }
        return null;
    }
}
