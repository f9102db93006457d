package io.stepwell.runtime.trial;

import io.stepwell.engine.Limits;
import io.stepwell.engine.item.Item;
import io.stepwell.engine.item.StateItems;
import io.stepwell.language.data.BatchLimits;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.FlowObserver;
import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.MapBounds;
import io.stepwell.language.data.MapItems;
import io.stepwell.language.data.ReaderRequest;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.definition.ItemBatching;
import io.stepwell.language.definition.MapDistribution;
import io.stepwell.language.definition.MapIteration;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import io.stepwell.runtime.StateTrials.Trial;
import io.stepwell.runtime.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way into a Map state that is tried out, inline or distributed: from its input to the inputs of its iterations.
 * Nothing is read for an {@code ItemReader}: its data come with the request, as JSON or lines of JSON; data in other
 * forms show no items.
 */
final class ItemsTrial {
    private final Trial trial;
    private final TrialContext context;
    private final Limits limits;
    private final World world;
    private final long startMillis;
    /** The names of the items that are members of an object. */
    private final List<@Nullable String> keys = new ArrayList<>();

    private final Map<FlowStep, Json> seen;

    ItemsTrial(Trial trial, TrialContext context, Limits limits, World world, Map<FlowStep, Json> seen) {
        this.trial = trial;
        this.context = context;
        this.limits = limits;
        this.world = world;
        this.startMillis = world.clock().millis();
        this.seen = seen;
    }

    /** InputPath → ItemReader, or else ItemsPath or Items, → limits. */
    MapItems resolve(MapIteration iteration, @Nullable MapDistribution distribution, Scope scope) throws StateFailure {
        Json effectiveInput = iteration.effectiveInput(scope);
        List<Json> items = items(iteration, distribution, effectiveInput, scope);
        MapBounds bounds = iteration.bounds(effectiveInput, scope);
        return new MapItems(
                effectiveInput,
                items,
                bounds.maxConcurrency(),
                bounds.toleratedFailureCount(),
                bounds.toleratedFailurePercentage());
    }

    private List<Json> items(
            MapIteration iteration, @Nullable MapDistribution distribution, Json effectiveInput, Scope scope)
            throws StateFailure {
        if (distribution == null) {
            return iteration.items(effectiveInput, scope);
        }
        if (distribution.reader() != null) {
            return read(distribution.reader().resolve(effectiveInput, scope));
        }
        List<Json> items = new ArrayList<>();
        StateItems dataset = new StateItems(iteration.dataset(effectiveInput, scope));
        for (Item item = dataset.next(); item != null; item = dataset.next()) {
            items.add(item.value());
            keys.add(item.key());
        }
        return items;
    }

    private List<Json> read(ReaderRequest request) throws StateFailure {
        Map<?, ?> configuration = request.configuration().tree() instanceof Map<?, ?> members ? members : Map.of();
        if (trial.readerData() == null) {
            return List.of();
        }
        try {
            return switch (String.valueOf(configuration.get("InputType"))) {
                case "JSON" -> elements(Json.parse(trial.readerData()), configuration.get("ItemsPointer"));
                case "JSONL" -> trial.readerData().lines().map(Json::parse).toList();
                default -> List.of();
            };
        } catch (JsonSyntaxException e) {
            throw StateFailure.plain(ErrorNames.RUNTIME, "The data of the ItemReader are not JSON: " + e.getMessage());
        }
    }

    private List<Json> elements(Json read, @Nullable Object pointer) throws StateFailure {
        Object tree = read.tree();
        if (pointer instanceof String text && !text.isEmpty()) {
            for (String step : text.substring(1).split("/", -1)) {
                String name = step.replace("~1", "/").replace("~0", "~");
                tree = tree instanceof Map<?, ?> members ? members.get(name) : null;
            }
            seen.put(FlowStep.POINTED_ITEMS, Json.of(tree));
        }
        if (!(tree instanceof List<?> elements)) {
            throw StateFailure.plain(ErrorNames.RUNTIME, "The data of the ItemReader have no array of items.");
        }
        List<Json> items = new ArrayList<>(elements.size());
        elements.forEach(element -> items.add(Json.of(element)));
        return items;
    }

    /** ItemSelector and ItemBatcher, where the state has them. */
    void showInputs(MapIteration iteration, @Nullable MapDistribution distribution, MapItems plan, Scope scope)
            throws StateFailure {
        List<Json> inputs = plan.items();
        if (iteration.itemSelector() != null) {
            inputs = selected(iteration, plan, scope.observedBy(FlowObserver.NONE));
            seen.put(FlowStep.ITEM_INPUTS, Json.array(inputs));
        }
        ItemBatching batching = distribution == null ? null : distribution.batcher();
        if (batching != null) {
            BatchLimits bounds = batching.resolve(plan.effectiveInput(), scope.observedBy(FlowObserver.NONE));
            seen.put(FlowStep.BATCHES, batches(inputs, bounds));
        }
    }

    private List<Json> selected(MapIteration iteration, MapItems plan, Scope scope) throws StateFailure {
        List<Json> inputs = new ArrayList<>(plan.items().size());
        int bytes = 0;
        for (Json item : plan.items()) {
            int index = inputs.size();
            String key = index < keys.size() ? keys.get(index) : null;
            Scope ofItem = scope.withInput(plan.effectiveInput()).withContext(() -> context.withItem(index, key, item));
            Json input = iteration.itemInput(ofItem, item);
            bytes += input.utf8Length();
            limits.checkPayload(trial.state().name(), bytes);
            if (world.clock().millis() - startMillis > TrialCalls.LIMIT.toMillis()) {
                throw StateFailure.plain(ErrorNames.TIMEOUT, "");
            }
            inputs.add(input);
        }
        return inputs;
    }

    private Json batches(List<Json> inputs, BatchLimits bounds) throws StateFailure {
        List<Json> batches = new ArrayList<>();
        List<Json> batch = new ArrayList<>();
        long bytes = 0;
        int shown = 0;
        for (Json input : inputs) {
            boolean full = batch.size() >= bounds.maxItems() || bytes + input.utf8Length() > bounds.maxBytes();
            if (full && !batch.isEmpty()) {
                batches.add(batch(batch, bounds));
                shown += batches.getLast().utf8Length();
                limits.checkPayload(trial.state().name(), shown);
                batch.clear();
                bytes = 0;
            }
            batch.add(input);
            bytes += input.utf8Length();
        }
        if (!batch.isEmpty()) {
            batches.add(batch(batch, bounds));
        }
        return Json.array(batches);
    }

    private static Json batch(List<Json> items, BatchLimits bounds) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (bounds.batchInput() != null) {
            members.put("BatchInput", bounds.batchInput().tree());
        }
        members.put("Items", Json.array(items).tree());
        return Json.of(members);
    }
}
