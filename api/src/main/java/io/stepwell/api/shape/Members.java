package io.stepwell.api.shape;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Access to the members of a request that has passed its {@link Structure}. */
public final class Members {
    private final Map<String, @Nullable Object> values;

    Members(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** A required string. */
    public String text(String name) {
        return Objects.requireNonNull(textOrNull(name), name);
    }

    public @Nullable String textOrNull(String name) {
        return (String) values.get(name);
    }

    public String textOr(String name, String absent) {
        String value = textOrNull(name);
        return value == null ? absent : value;
    }

    public int wholeNumberOr(String name, int absent) {
        return values.get(name) instanceof Number number ? number.intValue() : absent;
    }

    /** A number; null when it is absent. */
    public @Nullable Number numberOrNull(String name) {
        return (Number) values.get(name);
    }

    public boolean flagOr(String name, boolean absent) {
        return values.get(name) instanceof Boolean flag ? flag : absent;
    }

    /** The strings of a list; empty when it is absent. */
    public List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    /** The structures of a list; null when it is absent. */
    public @Nullable List<Members> structures(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(Members::nested).toList()
                : null;
    }

    /** A structure; null when it is absent. */
    public @Nullable Members structure(String name) {
        Object value = values.get(name);
        return value == null ? null : nested(value);
    }

    @SuppressWarnings("unchecked") // the structure has been checked, and JSON has string keys only
    private static Members nested(Object value) {
        return new Members((Map<String, @Nullable Object>) value);
    }
}
