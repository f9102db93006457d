package io.stepwell.runtime.maprun;

import io.stepwell.engine.item.Item;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.language.json.Json;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items that are part of the state's input. */
final class StateItems implements ItemStream {
    private final Iterator<?> values;

    StateItems(Json array) {
        this.values = list(array).iterator();
    }

    static long count(Json array) {
        return list(array).size();
    }

    private static List<?> list(Json array) {
        return array.tree() instanceof List<?> values ? values : List.of();
    }

    @Override
    public @Nullable Item next() {
        return values.hasNext() ? new Item(Json.of(values.next()), null, Item.STATE_DATA) : null;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
