package io.stepwell.language.parse;

import io.stepwell.language.data.BatchLimits;
import io.stepwell.language.data.ChoiceResult;
import io.stepwell.language.data.Failure;
import io.stepwell.language.data.MapItems;
import io.stepwell.language.data.ReaderRequest;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.data.TaskInput;
import io.stepwell.language.definition.ChoiceState;
import io.stepwell.language.definition.DistributedMapState;
import io.stepwell.language.definition.FailState;
import io.stepwell.language.definition.FallibleState;
import io.stepwell.language.definition.ItemBatching;
import io.stepwell.language.definition.ItemReading;
import io.stepwell.language.definition.MapState;
import io.stepwell.language.definition.ParallelState;
import io.stepwell.language.definition.PassState;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.SucceedState;
import io.stepwell.language.definition.TaskState;
import io.stepwell.language.definition.WaitState;
import io.stepwell.language.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs one state as the engine does and writes down what it shows on the way. */
final class StateRun {
    /** The entry event that failures name. */
    private static final long ENTERED_EVENT_ID = 2;

    private final Scope scope;
    private final @Nullable Json result;
    private final @Nullable Json errorOutput;
    private final Map<String, @Nullable Object> seen = new LinkedHashMap<>();

    private StateRun(Scope scope, @Nullable Json result, @Nullable Json errorOutput) {
        this.scope = scope;
        this.result = result;
        this.errorOutput = errorOutput;
    }

    /**
     * What happens.
     *
     * @param result what the task, the branches or the iterations have given; null to stop before that
     * @param errorOutput what the first catcher gets; null to leave it alone
     */
    static Map<String, @Nullable Object> of(
            State state, Scope scope, @Nullable Json result, @Nullable Json errorOutput) {
        Map<String, Json> flow = new LinkedHashMap<>();
        Scope observed = scope.observedBy((step, value) -> flow.put(step.name(), value));
        StateRun run = new StateRun(observed, result, errorOutput);
        run.seen.put("flow", flow);
        try {
            run.run(state);
        } catch (StateFailure e) {
            run.seen.put("error", e.error());
            run.seen.put("cause", e.cause(state.name(), ENTERED_EVENT_ID));
            run.seen.put("location", e.location());
            run.seen.put("afterEntry", e.isAfterEntry());
        }
        return run.seen;
    }

    private void run(State state) throws StateFailure {
        switch (state) {
            case PassState pass -> result(pass.run(scope));
            case SucceedState succeed -> result(succeed.run(scope));
            case ChoiceState choice -> choice(choice.choose(scope));
            case WaitState wait -> {
                seen.put("dueMillis", wait.dueMillis(scope));
                result(wait.complete(scope));
            }
            case FailState fail -> fail(fail.failure(scope));
            case TaskState task -> task(task);
            case ParallelState parallel -> {
                seen.put("branchInput", parallel.branchInput(scope));
                if (result != null) {
                    result(parallel.complete(scope, result));
                }
            }
            case MapState map -> map(map);
            case DistributedMapState map -> distributed(map);
        }
        if (errorOutput != null) {
            FallibleState fallible = (FallibleState) state;
            StateResult caught = fallible.catchers().getFirst().apply(scope, errorOutput);
            seen.put("caught", caught.output());
            seen.put("assigned", caught.assigned());
        }
    }

    private void result(StateResult result) {
        seen.put("output", result.output());
        seen.put("assigned", result.assigned());
    }

    private void choice(ChoiceResult choice) {
        seen.put("next", choice.next());
        result(choice.result());
    }

    private void fail(Failure failure) {
        seen.put("error", failure.error());
        seen.put("cause", failure.cause());
    }

    private void task(TaskState task) throws StateFailure {
        TaskInput input = task.prepare(scope);
        seen.put("parameters", input.parameters());
        seen.put("timeoutSeconds", input.timeoutSeconds());
        seen.put("heartbeatSeconds", input.heartbeatSeconds());
        seen.put("roleArn", input.roleArn());
        if (result != null) {
            result(task.complete(scope, result));
        }
    }

    private void map(MapState map) throws StateFailure {
        MapItems items = map.items(scope);
        seen.put("items", items.items());
        seen.put("maxConcurrency", items.maxConcurrency());
        seen.put("toleratedFailureCount", items.toleratedFailureCount());
        seen.put("toleratedFailurePercentage", items.toleratedFailurePercentage());
        List<Json> inputs = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            Json item = items.items().get(i);
            inputs.add(map.itemInput(iteration(items.effectiveInput(), i, item), item));
        }
        seen.put("itemInputs", inputs);
        if (result != null) {
            result(map.complete(scope, result));
        }
    }

    private void distributed(DistributedMapState map) throws StateFailure {
        Json effectiveInput = map.iteration().effectiveInput(scope);
        ItemReading reader = map.distribution().reader();
        ItemBatching batcher = map.distribution().batcher();
        if (reader != null) {
            ReaderRequest request = reader.resolve(effectiveInput, scope);
            seen.put("parameters", request.parameters());
            seen.put("configuration", request.configuration());
        }
        if (batcher != null) {
            BatchLimits limits = batcher.resolve(effectiveInput, scope);
            seen.put("maxItems", limits.maxItems());
            seen.put("maxBytes", limits.maxBytes());
            seen.put("batchInput", limits.batchInput());
        }
        seen.put("maxConcurrency", map.iteration().bounds(effectiveInput, scope).maxConcurrency());
    }

    private Scope iteration(Json effectiveInput, int index, Json item) {
        Map<String, @Nullable Object> context =
                new LinkedHashMap<>(scope.context().get());
        Map<String, @Nullable Object> about = new LinkedHashMap<>();
        about.put("Index", index);
        about.put("Value", item.tree());
        context.put("Map", Map.of("Item", Objects.requireNonNull(about)));
        return scope.withInput(effectiveInput).withContext(() -> context);
    }
}
