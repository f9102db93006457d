package io.stepwell.language.definition;

import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.InputFlow;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.json.Json;
import java.util.List;

/** Runs several groups of states at the same time (ASL section "Parallel State"). */
public record ParallelState(
        StateHead head,
        InputFlow in,
        List<StateGroup> branches,
        OutputFlow out,
        Recovery recovery,
        Transition transition)
        implements State, FallibleState {
    @Override
    public StateType type() {
        return StateType.PARALLEL;
    }

    @Override
    public List<Retrier> retriers() {
        return recovery.retriers();
    }

    @Override
    public List<Catcher> catchers() {
        return recovery.catchers();
    }

    /** The input of every branch: InputPath → Parameters, or Arguments. */
    public Json branchInput(Scope scope) throws StateFailure {
        return in.parameters(in.effectiveInput(scope), scope);
    }

    /** What the state hands on when its branches have given these results, an array in their order. */
    public StateResult complete(Scope scope, Json results) throws StateFailure {
        return out.output(scope.withResult(results), scope.seen(FlowStep.RESULT, results));
    }
}
