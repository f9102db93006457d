package io.stepwell.language.definition;

import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.json.Json;
import java.util.List;

/**
 * Runs a group of states for each item of a dataset, each time as an execution of its own (Developer Guide, "Using Map
 * state in Distributed mode"). Its processor sees no variables of the states around it.
 *
 * @param iteration what is iterated over; the items themselves when {@code distribution} has no reader
 */
public record DistributedMapState(
        StateHead head,
        MapIteration iteration,
        MapDistribution distribution,
        StateGroup processor,
        OutputFlow out,
        Recovery recovery,
        Transition transition)
        implements State, FallibleState {
    @Override
    public StateType type() {
        return StateType.MAP;
    }

    @Override
    public List<Retrier> retriers() {
        return recovery.retriers();
    }

    @Override
    public List<Catcher> catchers() {
        return recovery.catchers();
    }

    /** What the state hands on when its map run has given this result. */
    public StateResult complete(Scope scope, Json result) throws StateFailure {
        return out.output(scope.withResult(result), scope.seen(FlowStep.RESULT, result));
    }
}
