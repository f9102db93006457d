package io.stepwell.engine.decide;

import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Waiting;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.Transition;
import io.stepwell.language.json.Json;
import java.util.Map;

/** Leaves a state, and whatever ends with it. */
final class Leaving {
    private Leaving() {}

    static void exit(Turn turn, Branch branch, StateResult result, Transition transition) throws StateFailure {
        State state = branch.requireState();
        checkSize(turn, state.name(), result.output().utf8Length());
        if (!result.assigned().isEmpty()) {
            checkVariables(turn, result.assigned());
        }
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
        turn.limits().checkPayload(what, bytes);
    }

    private static void checkVariables(Turn turn, Map<String, Json> assigned) throws StateFailure {
        long bytes = bytes(assigned);
        if (bytes > turn.limits().payloadBytes()) {
            throw StateFailure.inState(
                    ErrorNames.DATA_LIMIT_EXCEEDED,
                    "The variables " + assigned.keySet() + " have " + bytes + " bytes; those of one Assign may have "
                            + turn.limits().payloadBytes() + ".");
        }
        for (Branch branch : turn.execution().branches()) {
            bytes += bytes(branch.variables());
        }
        if (bytes > turn.limits().variablesBytes()) {
            throw StateFailure.inState(
                    ErrorNames.DATA_LIMIT_EXCEEDED,
                    "The variables of the execution would have " + bytes + " bytes; "
                            + turn.limits().variablesBytes() + " are allowed.");
        }
    }

    private static long bytes(Map<String, Json> variables) {
        long bytes = 0;
        for (Json value : variables.values()) {
            bytes += value.utf8Length();
        }
        return bytes;
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
