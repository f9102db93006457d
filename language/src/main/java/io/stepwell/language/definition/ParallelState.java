package io.stepwell.language.definition;

import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.json.Json;
import java.util.List;

/** Runs several groups of states at the same time (ASL section "Parallel State"). */
public record ParallelState(
        StateHead head,
        List<StateGroup> branches,
        List<Retrier> retriers,
        List<Catcher> catchers,
        Transition transition)
        implements State, FallibleState {
    @Override
    public StateType type() {
        return StateType.PARALLEL;
    }

    /** The input of every branch. */
    public Json branchInput(Scope scope) throws StateFailure {
        throw new UnsupportedOperationException();
    }

    /** What the state hands on when its branches have given these results, an array in their order. */
    public StateResult complete(Scope scope, Json results) throws StateFailure {
        throw new UnsupportedOperationException();
    }
}
