package io.stepwell.api.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** HTTP headers: names in any case, each with one value or more. Immutable. */
public final class Headers {
    private final TreeMap<String, List<String>> values;

    private Headers(TreeMap<String, List<String>> values) {
        this.values = values;
    }

    /** Starts an empty collection of headers. */
    public static Builder builder() {
        return new Builder();
    }

    /** These headers, one value each. */
    public static Headers of(Map<String, String> single) {
        Builder builder = builder();
        single.forEach(builder::add);
        return builder.build();
    }

    /** The first value; null when there is no such header. */
    public @Nullable String first(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.getFirst();
    }

    /** All values in the order they came; empty when there is no such header. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Collects headers. */
    public static final class Builder {
        private final TreeMap<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        private Builder() {}

        public Builder add(String name, String value) {
            values.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1))
                    .add(value);
            return this;
        }

        public Headers build() {
            TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
            return new Headers(copy);
        }
    }
}
