package io.stepwell.language.definition;

import io.stepwell.language.data.Failures;
import io.stepwell.language.data.MapItems;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.PathExpression;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.data.Template;
import io.stepwell.language.json.Json;
import io.stepwell.language.path.PathNotFoundException;
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

    /** Resolves what is iterated over: InputPath → ItemsPath → limits. */
    public MapItems items(Scope scope) throws StateFailure {
        Json effectiveInput = iteration.inputPath().apply(scope.input(), scope);
        List<Json> items = items(effectiveInput, scope);
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

    /**
     * What the state hands on when its iterations have given these results, an array in their order:
     * ResultSelector → ResultPath → OutputPath.
     */
    public StateResult complete(Scope scope, Json results) throws StateFailure {
        return out.output(scope, results);
    }

    private List<Json> items(Json effectiveInput, Scope scope) throws StateFailure {
        PathExpression path = iteration.itemsPath();
        try {
            if (!(path.value(effectiveInput, scope) instanceof List<?> found)) {
                throw StateFailure.runtime("Reference path \"" + path.path().text() + "\" must point to array.");
            }
            List<Json> items = new ArrayList<>(found.size());
            found.forEach(item -> items.add(Json.of(item)));
            return List.copyOf(items);
        } catch (PathNotFoundException e) {
            throw Failures.invalidPath(path, e);
        }
    }

    private static void refuseUnusable(long maxConcurrency, long failures, double percentage) throws StateFailure {
        if (maxConcurrency < 0) {
            throw StateFailure.runtime("MaxConcurrency cannot be negative.");
        }
        if (failures < 0) {
            throw StateFailure.runtime("ToleratedFailureCount cannot be negative.");
        }
        if (!(percentage >= 0 && percentage <= 100)) {
            throw StateFailure.runtime("ToleratedFailurePercentage must be between 0 and 100.");
        }
    }
}
