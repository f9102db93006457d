package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The field {@code Assign} (ASL section "Variables"): every value is computed from the variables as they were when
 * the state was entered.
 *
 * @param variables how to compute each, by name
 */
public record Assignment(Map<String, Template> variables) {
    /** No Assign at all. */
    public static final Assignment NONE = new Assignment(Map.of());

    /**
     * The values to set.
     *
     * @param result what {@code $} stands for
     */
    public Map<String, Json> values(Json result, Scope scope) throws StateFailure {
        if (variables.isEmpty()) {
            return Map.of();
        }
        Map<String, Json> values = LinkedHashMap.newLinkedHashMap(variables.size());
        for (Map.Entry<String, Template> variable : variables.entrySet()) {
            values.put(variable.getKey(), variable.getValue().document(result, scope));
        }
        return Collections.unmodifiableMap(values);
    }
}
