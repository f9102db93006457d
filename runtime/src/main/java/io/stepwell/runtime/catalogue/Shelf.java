package io.stepwell.runtime.catalogue;

import io.stepwell.runtime.Page;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Things of one kind by their ARN, as the store has them. Reading takes no lock. */
final class Shelf<T> {
    private final ConcurrentNavigableMap<String, T> byArn = new ConcurrentSkipListMap<>();
    private final Function<T, String> arn;

    Shelf(List<T> stored, Function<T, String> arn) {
        this.arn = arn;
        stored.forEach(this::put);
    }

    @Nullable
    T get(String key) {
        return byArn.get(key);
    }

    boolean has(String key) {
        return byArn.containsKey(key);
    }

    void put(T thing) {
        byArn.put(arn.apply(thing), thing);
    }

    void remove(String key) {
        byArn.remove(key);
    }

    Collection<T> all() {
        return byArn.values();
    }

    /** Those whose ARN begins so, in the order of their ARNs. */
    Collection<T> startingWith(String prefix) {
        return byArn.subMap(prefix, true, prefix + Character.MAX_VALUE, false).values();
    }

    /** In the order of their ARNs, those after the cursor. */
    Page<T> page(@Nullable String cursor, int limit) {
        List<T> found = (cursor == null ? byArn : byArn.tailMap(cursor, false))
                .values().stream().limit(limit + 1L).toList();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), arn.apply(found.get(limit - 1)));
    }
}
