package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The way out of a state: result → ResultSelector → ResultPath (with the raw input) → OutputPath → output.
 *
 * @param resultSelector rebuilds the result; null to keep it
 * @param resultPath combines it with the raw input
 * @param outputPath selects what is handed on
 */
public record OutputFlow(@Nullable Template resultSelector, ResultPlacement resultPath, Selection outputPath) {
    /** What the state hands on for this result. The scope's input is the raw input. */
    public StateResult output(Scope scope, Json result) throws StateFailure {
        Json selected = resultSelector == null ? result : resultSelector.document(result, scope);
        Json placed = resultPath.place(scope.input(), selected);
        return StateResult.of(outputPath.apply(placed, scope));
    }
}
