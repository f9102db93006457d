package io.stepwell.language.definition;

import java.util.Map;

/**
 * States that lead to one another: a whole state machine, a branch of a Parallel state, the processor of a Map.
 *
 * @param startAt the name of the first state
 * @param states all states by name, in the order of the definition
 */
public record StateGroup(String startAt, Map<String, State> states) {
    /** The state with this name, which validation has shown to exist. */
    public State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("no state '" + name + "' in " + states.keySet());
        }
        return state;
    }
}
