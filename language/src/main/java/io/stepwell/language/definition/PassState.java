package io.stepwell.language.definition;

import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;

/** Hands its input on, perhaps changed (ASL section "Pass State"). */
public record PassState(StateHead head, Transition transition) implements State {
    @Override
    public StateType type() {
        return StateType.PASS;
    }

    /** Runs the whole data flow of the state. */
    public StateResult run(Scope scope) throws StateFailure {
        throw new UnsupportedOperationException();
    }
}
