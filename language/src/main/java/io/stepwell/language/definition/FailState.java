package io.stepwell.language.definition;

import io.stepwell.language.data.Failure;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;

/** Ends its group with an error (ASL section "Fail State"). */
public record FailState(StateHead head) implements State {
    @Override
    public StateType type() {
        return StateType.FAIL;
    }

    /** The error and cause the state raises. */
    public Failure failure(Scope scope) throws StateFailure {
        throw new UnsupportedOperationException();
    }
}
