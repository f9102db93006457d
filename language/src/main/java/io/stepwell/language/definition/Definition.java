package io.stepwell.language.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled state machine definition.
 *
 * @param comment for people
 * @param queryLanguage what states say unless they choose for themselves
 * @param timeoutSeconds how long an execution may run; null for no limit of its own
 * @param group the top-level states
 * @param variableReferences the variables that each state reads, in alphabetical order, by the state's name; states
 *     that read none are left out
 */
public record Definition(
        @Nullable String comment,
        QueryLanguage queryLanguage,
        @Nullable Long timeoutSeconds,
        StateGroup group,
        Map<String, List<String>> variableReferences) {
    /**
     * What a child execution of this Distributed Map runs.
     *
     * @throws IllegalArgumentException when there is no such state
     */
    public Definition processorOf(String mapState) {
        return new Definition(
                null, queryLanguage, null, distributedMap(mapState).processor(), variableReferences);
    }

    /**
     * The Distributed Map with this name, wherever it stands.
     *
     * @throws IllegalArgumentException when there is no such state
     */
    public DistributedMapState distributedMap(String name) {
        StateGroup.Located found = group.locate(name);
        if (found != null && found.state() instanceof DistributedMapState map) {
            return map;
        }
        throw new IllegalArgumentException("no Distributed Map '" + name + "' in the definition");
    }
}
