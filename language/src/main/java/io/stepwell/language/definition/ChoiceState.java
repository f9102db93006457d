package io.stepwell.language.definition;

import io.stepwell.language.data.ChoiceResult;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;

/** Goes one of several ways (ASL section "Choice State"). */
public record ChoiceState(StateHead head) implements State {
    @Override
    public StateType type() {
        return StateType.CHOICE;
    }

    /**
     * Picks the way.
     *
     * @throws StateFailure also States.NoChoiceMatched, when no rule matches and there is no Default
     */
    public ChoiceResult choose(Scope scope) throws StateFailure {
        throw new UnsupportedOperationException();
    }
}
