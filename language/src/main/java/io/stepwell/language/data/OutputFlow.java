package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/** The way out of a state: from its result to its output and the variables it sets. */
public sealed interface OutputFlow {
    /**
     * What the state hands on for this result. The scope's input is the raw input; where the language offers the
     * result or the error output to expressions, the scope has it too.
     */
    StateResult output(Scope scope, Json result) throws StateFailure;

    /**
     * Result → ResultSelector → ResultPath (with the raw input) → OutputPath → output; Assign sees the selected
     * result as {@code $}.
     *
     * @param resultSelector rebuilds the result; null to keep it
     * @param resultPath combines it with the raw input
     * @param outputPath selects what is handed on
     * @param assignment the variables to set
     */
    record OfJsonPath(
            @Nullable Template resultSelector, ResultPlacement resultPath, Selection outputPath, Assignment assignment)
            implements OutputFlow {
        @Override
        public StateResult output(Scope scope, Json result) throws StateFailure {
            Json selected = scope.seen(
                    FlowStep.SELECTED_RESULT, resultSelector == null ? result : resultSelector.document(result, scope));
            Json placed = scope.seen(FlowStep.PLACED_RESULT, resultPath.place(scope.input(), selected));
            Json output = outputPath.apply(placed, scope);
            return new StateResult(output, assignment.values(selected, scope));
        }
    }

    /**
     * Effective input → OutputPath → output, of a state or rule that has no result; Assign sees the effective input as
     * {@code $}.
     *
     * @param outputPath selects what is handed on
     * @param assignment the variables to set
     */
    record OfInput(Selection outputPath, Assignment assignment) implements OutputFlow {
        @Override
        public StateResult output(Scope scope, Json effectiveInput) throws StateFailure {
            Json output = outputPath.apply(effectiveInput, scope);
            return new StateResult(output, assignment.values(effectiveInput, scope));
        }
    }

    /**
     * Result → Output, or the result as it is; Assign is independent of Output.
     *
     * @param template builds the output; null to hand on the result
     * @param assignment the variables to set
     */
    record OfJsonata(@Nullable Template template, Assignment assignment) implements OutputFlow {
        @Override
        public StateResult output(Scope scope, Json result) throws StateFailure {
            Json output = template == null ? result : template.document(result, scope);
            return new StateResult(output, assignment.values(result, scope));
        }
    }
}
