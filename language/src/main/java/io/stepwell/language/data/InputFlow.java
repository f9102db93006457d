package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The way into a state: raw input → InputPath → effective input → Parameters → parameters.
 *
 * @param inputPath selects the effective input
 * @param parameters builds the parameters from it; null to take the effective input itself
 */
public record InputFlow(Selection inputPath, @Nullable Template parameters) {
    /** The input after InputPath. */
    public Json effectiveInput(Scope scope) throws StateFailure {
        return scope.seen(FlowStep.EFFECTIVE_INPUT, inputPath.apply(scope.input(), scope));
    }

    /** What the state works on. */
    public Json parameters(Json effectiveInput, Scope scope) throws StateFailure {
        Json built = parameters == null ? effectiveInput : parameters.document(effectiveInput, scope);
        return scope.seen(FlowStep.PARAMETERS, built);
    }
}
