package io.stepwell.models;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a model says about a shape, a member or an operation, under the names of AWS's model format. */
public final class Traits {
    private final Map<?, ?> node;

    Traits(Map<?, ?> node) {
        this.node = node;
    }

    /** The text of a trait; null when it is absent. */
    public @Nullable String text(String name) {
        return node.get(name) instanceof String text ? text : null;
    }

    /** Whether a trait is there and not false. */
    public boolean has(String name) {
        Object value = node.get(name);
        return value != null && !Boolean.FALSE.equals(value);
    }

    /** The number of a trait, a bound for instance; null when it is absent. */
    public @Nullable BigDecimal number(String name) {
        return node.get(name) instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    /** The texts of a trait such as {@code required} or {@code enum}; empty when it is absent. */
    public List<String> texts(String name) {
        return node.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The members of a trait that is an object, {@code http} for instance; empty when it is absent. */
    public Traits object(String name) {
        return new Traits(node.get(name) instanceof Map<?, ?> object ? object : Map.of());
    }

    Map<?, ?> node() {
        return node;
    }
}
