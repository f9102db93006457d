package io.stepwell.engine.maprun;

import io.stepwell.engine.item.Item;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.definition.DistributedMapState;
import io.stepwell.language.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the inputs of the children of a map run: item → ItemSelector → ItemBatcher. Safe for many threads. */
public final class ItemInputs {
    private final DistributedMapState state;
    private final MapRunOrder order;

    public ItemInputs(DistributedMapState state, MapRunOrder order) {
        this.state = state;
        this.order = order;
    }

    /**
     * What is handed on for one item.
     *
     * @param index its place in the dataset, from 0
     */
    public Json of(long index, Item item) throws StateFailure {
        Scope scope = new Scope(
                order.effectiveInput(),
                () -> context(index, item),
                order.variables(),
                order.startMillis(),
                order.seed() + index);
        return state.iteration().itemInput(scope, item.value());
    }

    /** The input of a child that gets several items at once. */
    public Json batch(List<Json> items) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        Json batchInput = order.batches() == null ? null : order.batches().batchInput();
        if (batchInput != null) {
            input.put("BatchInput", batchInput.tree());
        }
        input.put("Items", Json.array(items).tree());
        return Json.of(input);
    }

    private Map<String, @Nullable Object> context(long index, Item item) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("Index", index);
        if (item.key() != null) {
            one.put("Key", item.key());
        }
        one.put("Value", item.value().tree());
        one.put("Source", item.source());
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        if (order.context().tree() instanceof Map<?, ?> outside) {
            outside.forEach((name, value) -> context.put(String.valueOf(name), value));
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("Item", one);
        context.put("Map", map);
        return context;
    }
}
