package io.stepwell.language.definition;

import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;

/** Lets time pass (ASL section "Wait State"). */
public record WaitState(StateHead head, Transition transition) implements State {
    @Override
    public StateType type() {
        return StateType.WAIT;
    }

    /** When the state ends, milliseconds since the epoch; may lie in the past. */
    public long dueMillis(Scope scope) throws StateFailure {
        throw new UnsupportedOperationException();
    }

    /** What the state hands on once the time has come. */
    public StateResult complete(Scope scope) throws StateFailure {
        throw new UnsupportedOperationException();
    }
}
