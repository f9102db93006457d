package io.stepwell.language.definition;

import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.Selection;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;

/** Ends its group with success (ASL section "Succeed State"). */
public record SucceedState(StateHead head, Selection inputPath, OutputFlow out) implements State {
    @Override
    public StateType type() {
        return StateType.SUCCEED;
    }

    /** Runs the whole data flow of the state: InputPath → OutputPath, or Output. */
    public StateResult run(Scope scope) throws StateFailure {
        return out.output(scope, scope.seen(FlowStep.EFFECTIVE_INPUT, inputPath.apply(scope.input(), scope)));
    }
}
