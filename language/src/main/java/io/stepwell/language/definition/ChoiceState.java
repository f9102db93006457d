package io.stepwell.language.definition;

import io.stepwell.language.choice.ChoiceRule;
import io.stepwell.language.data.ChoiceResult;
import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.Selection;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes one of several ways (ASL section "Choice State").
 *
 * @param choices tried in order
 * @param defaultNext where to go when none matches; null to fail then
 * @param defaultOut what is handed on then
 */
public record ChoiceState(
        StateHead head,
        Selection inputPath,
        List<ChoiceRule> choices,
        @Nullable String defaultNext,
        OutputFlow defaultOut)
        implements State {
    @Override
    public StateType type() {
        return StateType.CHOICE;
    }

    /**
     * Picks the way: InputPath → first rule that matches, or Default → its OutputPath and Assign, or Output and Assign.
     *
     * @throws StateFailure also when no rule matches and there is no Default: AWS calls that States.Runtime, whatever the
     *     States Language says of States.NoChoiceMatched
     */
    public ChoiceResult choose(Scope scope) throws StateFailure {
        Json effectiveInput = scope.seen(FlowStep.EFFECTIVE_INPUT, inputPath.apply(scope.input(), scope));
        for (ChoiceRule rule : choices) {
            if (rule.condition().holds(effectiveInput, scope)) {
                return new ChoiceResult(rule.next(), rule.out().output(scope, effectiveInput));
            }
        }
        if (defaultNext == null) {
            throw StateFailure.runtime(
                    "Failed to transition out of the state. The state does not point to a next state.");
        }
        return new ChoiceResult(defaultNext, defaultOut.output(scope, effectiveInput));
    }
}
