package io.stepwell.language.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * States that lead to one another: a whole state machine, a branch of a Parallel state, the processor of a Map.
 *
 * @param startAt the name of the first state
 * @param states all states by name, in the order of the definition
 */
public record StateGroup(String startAt, Map<String, State> states) {
    /**
     * A state somewhere in a group.
     *
     * @param inMap whether it belongs to the processor of a Map state
     */
    public record Located(State state, boolean inMap) {}

    /** The state with this name, in this group or in one inside its states; null when there is none. */
    public @Nullable Located locate(String name) {
        return locate(name, false);
    }

    private @Nullable Located locate(String name, boolean inMap) {
        State own = states.get(name);
        if (own != null) {
            return new Located(own, inMap);
        }
        for (State state : states.values()) {
            List<StateGroup> inner = switch (state) {
                case ParallelState parallel -> parallel.branches();
                case MapState map -> List.of(map.processor());
                case DistributedMapState map -> List.of(map.processor());
                case PassState _, TaskState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> List.of();
            };
            for (StateGroup group : inner) {
                Located found = group.locate(name, inMap || state.type() == StateType.MAP);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** The state with this name, which validation has shown to exist. */
    public State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("no state '" + name + "' in " + states.keySet());
        }
        return state;
    }
}
