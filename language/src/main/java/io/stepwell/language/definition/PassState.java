package io.stepwell.language.definition;

import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.InputFlow;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Hands its input on, perhaps changed (ASL section "Pass State").
 *
 * @param result a literal result; null to take the parameters
 */
public record PassState(
        StateHead head, InputFlow in, @Nullable Json result, OutputFlow out, Transition transition) implements State {
    @Override
    public StateType type() {
        return StateType.PASS;
    }

    /**
     * Runs the whole data flow of the state: InputPath → Parameters, or else Result, → ResultPath → OutputPath, Assign;
     * or Output, Assign. A Result leaves the input alone (recorded cases, test_state).
     */
    public StateResult run(Scope scope) throws StateFailure {
        if (result != null) {
            return out.output(scope, scope.seen(FlowStep.RESULT, result));
        }
        return out.output(scope, in.parameters(in.effectiveInput(scope), scope));
    }
}
