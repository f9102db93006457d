package io.stepwell.runtime.catalogue;

import io.stepwell.runtime.Page;
import io.stepwell.runtime.RequestRefused;
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
    /** Of the map, which would have to count every time. Only the one writer touches it. */
    private int count;

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
        if (byArn.put(arn.apply(thing), thing) == null) {
            count++;
        }
    }

    void remove(String key) {
        if (byArn.remove(key) != null) {
            count--;
        }
    }

    /** Does nothing as long as there are fewer than so many; asked for by writers alone, which go one after the other. */
    void requireRoom(int max, RequestRefused.Reason reason, String wanted) {
        if (count >= max) {
            throw new RequestRefused(reason, wanted);
        }
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
