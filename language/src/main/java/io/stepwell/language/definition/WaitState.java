package io.stepwell.language.definition;

import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.Selection;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;

/** Lets time pass (ASL section "Wait State"). */
public record WaitState(StateHead head, Selection inputPath, Delay delay, OutputFlow out, Transition transition)
        implements State {
    @Override
    public StateType type() {
        return StateType.WAIT;
    }

    /** When the state ends, milliseconds since the epoch; may lie in the past. */
    public long dueMillis(Scope scope) throws StateFailure {
        return delay.dueMillis(scope.seen(FlowStep.EFFECTIVE_INPUT, inputPath.apply(scope.input(), scope)), scope);
    }

    /** What the state hands on once the time has come: InputPath → OutputPath, Assign; or Output, Assign. */
    public StateResult complete(Scope scope) throws StateFailure {
        return out.output(scope, scope.seen(FlowStep.EFFECTIVE_INPUT, inputPath.apply(scope.input(), scope)));
    }
}
