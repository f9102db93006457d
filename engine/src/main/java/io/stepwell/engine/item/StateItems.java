package io.stepwell.engine.item;

import io.stepwell.language.json.Json;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Items that are part of the state's input: the elements of an array, or the members of an object. */
public final class StateItems implements ItemStream {
    private final Iterator<Item> items;

    /** The items of an array or an object; anything else has none. */
    public StateItems(Json dataset) {
        this.items = switch (dataset.tree()) {
            case List<?> elements ->
                elements.stream()
                        .map(element -> new Item(Json.of(element), null, Item.STATE_DATA))
                        .iterator();
            case Map<?, ?> members ->
                members.entrySet().stream().map(StateItems::member).iterator();
            case null, default -> List.<Item>of().iterator();
        };
    }

    /** How many items it has. */
    public static long count(Json dataset) {
        return switch (dataset.tree()) {
            case List<?> elements -> elements.size();
            case Map<?, ?> members -> members.size();
            case null, default -> 0;
        };
    }

    private static Item member(Map.Entry<?, ?> member) {
        String key = String.valueOf(member.getKey());
        Map<String, @Nullable Object> pair = new LinkedHashMap<>();
        pair.put("Key", key);
        pair.put("Value", member.getValue());
        return new Item(Json.of(pair), key, Item.STATE_DATA);
    }

    @Override
    public @Nullable Item next() {
        return items.hasNext() ? items.next() : null;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
