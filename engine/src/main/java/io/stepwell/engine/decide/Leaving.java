package io.stepwell.engine.decide;

import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Waiting;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.Transition;

/** Leaves a state, and whatever ends with it. */
final class Leaving {
    private Leaving() {}

    static void exit(Turn turn, Branch branch, StateResult result, Transition transition) throws StateFailure {
        State state = branch.requireState();
        checkSize(turn, state.name(), result.output().utf8Length());
        String next = switch (transition) {
            case Transition.Next n -> n.state();
            case Transition.End ignored -> null;
        };
        turn.record(new Event.StateExited(
                turn.headAfter(branch),
                branch.id(),
                state.type(),
                state.name(),
                result.output(),
                result.assigned(),
                next));
        if (next != null) {
            turn.makeReady(branch);
        } else if (branch.isTop()) {
            Closing.succeed(turn, branch);
        } else {
            childFinished(turn, branch);
        }
    }

    /** @throws StateFailure States.DataLimitExceeded, when {@code bytes} is more than a payload may have */
    static void checkSize(Turn turn, String what, int bytes) throws StateFailure {
        if (bytes > turn.limits().payloadBytes()) {
            throw StateFailure.plain(ErrorNames.DATA_LIMIT_EXCEEDED, tooLarge(what));
        }
    }

    /** The cause of States.DataLimitExceeded (recorded cases, error_handling). */
    static String tooLarge(String what) {
        return "The state/task '" + what
                + "' returned a result with a size exceeding the maximum number of bytes service limit.";
    }

    private static void childFinished(Turn turn, Branch child) {
        Branch parent = turn.execution().requireBranch(child.parent());
        if (parent.waiting() instanceof Waiting.ForBranches) {
            ParallelRunner.branchFinished(turn, parent);
        } else {
            MapRunner.iterationFinished(turn, parent, child);
        }
    }
}
