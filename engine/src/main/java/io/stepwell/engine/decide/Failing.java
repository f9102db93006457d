package io.stepwell.engine.decide;

import io.stepwell.engine.TimerRef;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.event.EventHead;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Waiting;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.Failure;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.definition.Catcher;
import io.stepwell.language.definition.FallibleState;
import io.stepwell.language.definition.Retrier;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.definition.Transition;
import org.jspecify.annotations.Nullable;

/**
 * What follows a failure: retry, else catch, else the branch fails, and with it the Parallel or Map state around
 * it, which may retry or catch in turn, and at last the execution.
 */
final class Failing {
    private Failing() {}

    /**
     * A failure to deal with.
     *
     * @param matchedAs the error name that retriers and catchers look at
     * @param ofTask whether work failed, not the state around it
     * @param beforeStart whether the state had not yet begun its work
     */
    private record Occasion(Failure reason, @Nullable String matchedAs, boolean ofTask, boolean beforeStart) {}

    /** The state could not be evaluated. */
    static void stateFailed(Turn turn, Branch branch, StateFailure failure) {
        boolean beforeStart = branch.waiting() instanceof Waiting.ForRetry || isAtEntry(branch);
        Failure reason = reason(turn, branch, failure);
        handle(turn, branch, new Occasion(reason, reason.error(), false, beforeStart));
    }

    private static boolean isAtEntry(Branch branch) {
        return branch.previousEventId() == branch.enteredEventId();
    }

    /** The failure in AWS's words. An expression that failed is an event of its own. */
    private static Failure reason(Turn turn, Branch branch, StateFailure failure) {
        String state = branch.requireState().name();
        String cause = failure.cause(state, branch.enteredEventId());
        if (failure.error().equals(ErrorNames.QUERY_EVALUATION_ERROR)) {
            boolean besideEntry = isAtEntry(branch) && !failure.isAfterEntry();
            EventHead head = turn.head(besideEntry ? branch.eventIdBeforeEntry() : branch.previousEventId());
            turn.record(
                    new Event.EvaluationFailed(head, branch.id(), state, failure.location(), failure.error(), cause));
        }
        return new Failure(failure.error(), cause);
    }

    /** The task of the state failed. */
    static void taskFailed(Turn turn, Branch branch, Failure reason, @Nullable String matchedAs) {
        handle(turn, branch, new Occasion(reason, matchedAs, true, false));
    }

    private static void handle(Turn turn, Branch branch, Occasion occasion) {
        Failure reason = occasion.reason();
        if (ErrorNames.RUNTIME.equals(reason.error())) {
            // nothing catches it, and the Parallel and Map states around have no events of their own (seen on AWS,
            // 2026)
            Closing.fail(turn, reason, branch);
            return;
        }
        if (!(branch.requireState() instanceof FallibleState state)) {
            failBranch(turn, branch, reason);
            return;
        }
        if (retry(turn, branch, state, occasion)) {
            return;
        }
        recordCompositeFailure(turn, branch, occasion);
        Catcher catcher = catcherOf(state, occasion);
        if (catcher == null) {
            failBranch(turn, branch, reason);
            return;
        }
        try {
            StateResult result = catcher.apply(Scopes.of(turn, branch), reason.errorOutput());
            Leaving.exit(turn, branch, result, new Transition.Next(catcher.next()));
        } catch (StateFailure second) {
            failBranch(turn, branch, reason(turn, branch, second));
        }
    }

    /** Fails the branch for good. */
    static void failBranch(Turn turn, Branch branch, Failure reason) {
        if (branch.isTop()) {
            Closing.fail(turn, reason, branch);
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

    /** The work of a state failed as a whole: its map run. */
    static void workFailed(Turn turn, Branch branch, Failure reason) {
        handleComposite(turn, branch, reason, branch.previousEventId());
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
        handle(turn, parent, new Occasion(reason, reason.error(), true, false));
    }

    /**
     * A Parallel or Map that fails by itself, without a failed child, says so in the history: while it runs, and
     * when an expression fails before it starts (recorded cases, scenarios).
     */
    private static void recordCompositeFailure(Turn turn, Branch branch, Occasion occasion) {
        boolean runs = branch.waiting() instanceof Waiting.ForBranches || branch.waiting() instanceof Waiting.ForItems;
        boolean hasNotBegun = occasion.beforeStart()
                && ErrorNames.QUERY_EVALUATION_ERROR.equals(occasion.reason().error());
        if (!runs && !hasNotBegun) {
            return;
        }
        switch (branch.requireState().type()) {
            case PARALLEL -> turn.record(new Event.ParallelFailed(turn.headAfter(branch), branch.id()));
            case MAP -> turn.record(new Event.MapFailed(turn.headAfter(branch), branch.id()));
            case PASS, TASK, CHOICE, WAIT, SUCCEED, FAIL -> {}
        }
    }

    private static boolean retry(Turn turn, Branch branch, FallibleState state, Occasion occasion) {
        int retrier = retrierOf(branch, state, occasion.matchedAs(), occasion.ofTask());
        if (retrier < 0) {
            return false;
        }
        scheduleRetry(turn, branch, state.retriers().get(retrier), retrier, branch.previousEventId());
        return true;
    }

    /** The place of the first retrier that takes the error, if it has an attempt left; else -1. */
    private static int retrierOf(Branch branch, FallibleState state, @Nullable String error, boolean taskFailure) {
        int place = state.retrierFor(error, taskFailure);
        return place >= 0 && branch.retries(place) < state.retriers().get(place).maxAttempts() ? place : -1;
    }

    private static void scheduleRetry(Turn turn, Branch branch, Retrier retrier, int index, long lastEventId) {
        long due = turn.moment().millis() + retrier.delayMillis(branch.retries(index), turn.chance());
        turn.record(new Event.RetryScheduled(
                new EventHead(0, lastEventId, turn.moment().millis()), branch.id(), index, due));
        turn.setTimer(TimerRef.Kind.RETRY, lastEventId, due);
    }

    private static @Nullable Catcher catcherOf(FallibleState state, Occasion occasion) {
        int place = state.catcherFor(occasion.matchedAs(), occasion.ofTask());
        return place < 0 ? null : state.catchers().get(place);
    }
}
