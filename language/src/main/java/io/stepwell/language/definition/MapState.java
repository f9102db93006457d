package io.stepwell.language.definition;

import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.MapItems;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.data.Template;
import io.stepwell.language.json.Json;
import java.util.ArrayList;
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
        Json effectiveInput = iteration.inputPath().apply(scope.input(), scope);
        scope.seen(FlowStep.EFFECTIVE_INPUT, effectiveInput);
        List<Json> items = items(effectiveInput, scope);
        scope.seen(FlowStep.ITEMS, Json.array(items));
        long maxConcurrency = iteration.maxConcurrency().integer(effectiveInput, scope);
        long failures = iteration.toleratedFailureCount().integer(effectiveInput, scope);
        double percentage = iteration.toleratedFailurePercentage().decimal(effectiveInput, scope);
        refuseUnusable(maxConcurrency, failures, percentage);
        return new MapItems(effectiveInput, items, maxConcurrency, failures, percentage);
    }

    /**
     * The input of one iteration. The scope's input is {@link MapItems#effectiveInput()}, its context has
     * {@code Map.Item}.
     */
    public Json itemInput(Scope scope, Json item) throws StateFailure {
        Template selector = iteration.itemSelector();
        return selector == null ? item : selector.document(scope.input(), scope);
    }

    /** What the state hands on when its iterations have given these results, an array in their order. */
    public StateResult complete(Scope scope, Json results) throws StateFailure {
        return out.output(scope.withResult(results), scope.seen(FlowStep.RESULT, results));
    }

    /** Whether so many failed iterations are more than a threshold that the state itself sets. */
    public boolean exceedsThreshold(MapItems plan, long failed) {
        boolean tooMany = iteration.toleratedFailureCount().isSet() && failed > plan.toleratedFailureCount();
        boolean tooLargePart = iteration.toleratedFailurePercentage().isSet()
                && failed * 100.0
                        > plan.toleratedFailurePercentage() * plan.items().size();
        return tooMany || tooLargePart;
    }

    private List<Json> items(Json effectiveInput, Scope scope) throws StateFailure {
        List<?> found = iteration.items().items(effectiveInput, scope);
        List<Json> items = new ArrayList<>(found.size());
        found.forEach(item -> items.add(Json.of(item)));
        return List.copyOf(items);
    }

    private void refuseUnusable(long maxConcurrency, long failures, double percentage) throws StateFailure {
        if (maxConcurrency < 0) {
            throw iteration.maxConcurrency().unusable("MaxConcurrency cannot be negative.");
        }
        if (failures < 0) {
            throw iteration.toleratedFailureCount().unusable("ToleratedFailureCount cannot be negative.");
        }
        if (!(percentage >= 0 && percentage <= 100)) {
            throw iteration
                    .toleratedFailurePercentage()
                    .unusable("ToleratedFailurePercentage must be between 0 and 100.");
        }
    }
}
