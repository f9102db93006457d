package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import java.util.Map;

/**
 * What a state hands on when it is left.
 *
 * @param output the input of the next state
 * @param assigned variables to set in the state's scope, by name
 */
public record StateResult(Json output, Map<String, Json> assigned) {
    public static StateResult of(Json output) {
        return new StateResult(output, Map.of());
    }
}
