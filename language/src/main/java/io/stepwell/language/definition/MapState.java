package io.stepwell.language.definition;

import io.stepwell.language.data.MapItems;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.json.Json;
import java.util.List;

/** Runs a group of states for each item of an array (ASL section "Map State"), here inline. */
public record MapState(
        StateHead head, StateGroup processor, List<Retrier> retriers, List<Catcher> catchers, Transition transition)
        implements State, FallibleState {
    @Override
    public StateType type() {
        return StateType.MAP;
    }

    /** Resolves what is iterated over. */
    public MapItems items(Scope scope) throws StateFailure {
        throw new UnsupportedOperationException();
    }

    /**
     * The input of one iteration. The scope's input is {@link MapItems#effectiveInput()}, its context has
     * {@code Map.Item}.
     */
    public Json itemInput(Scope scope, Json item) throws StateFailure {
        throw new UnsupportedOperationException();
    }

    /** What the state hands on when its iterations have given these results, an array in their order. */
    public StateResult complete(Scope scope, Json results) throws StateFailure {
        throw new UnsupportedOperationException();
    }
}
