package io.stepwell.language.definition;

import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.MapBounds;
import io.stepwell.language.data.MapItems;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.json.Json;
import java.util.List;

/** Runs a group of states for each item of an array (ASL section "Map State"), here inline. */
public record MapState(
        StateHead head,
        MapIteration iteration,
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

    /** Resolves what is iterated over: InputPath → ItemsPath or Items → limits. */
    public MapItems items(Scope scope) throws StateFailure {
        Json effectiveInput = iteration.effectiveInput(scope);
        List<Json> items = iteration.items(effectiveInput, scope);
        MapBounds bounds = iteration.bounds(effectiveInput, scope);
        return new MapItems(
                effectiveInput,
                items,
                bounds.maxConcurrency(),
                bounds.toleratedFailureCount(),
                bounds.toleratedFailurePercentage());
    }

    /**
     * The input of one iteration. The scope's input is {@link MapItems#effectiveInput()}, its context has
     * {@code Map.Item}.
     */
    public Json itemInput(Scope scope, Json item) throws StateFailure {
        return iteration.itemInput(scope, item);
    }

    /** What the state hands on when its iterations have given these results, an array in their order. */
    public StateResult complete(Scope scope, Json results) throws StateFailure {
        return out.output(scope.withResult(results), scope.seen(FlowStep.RESULT, results));
    }
}
