package io.stepwell.language.jsonata;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names bound at a place of an evaluation, and those bound around it; the outermost knows the functions. */
final class Frame {
    private final @Nullable Frame outer;
    private @Nullable Map<String, @Nullable Object> bindings;

    Frame(Frame outer) {
        this.outer = outer;
    }

    /** @param variables are read, never changed */
    Frame(Map<String, @Nullable Object> variables) {
        this.outer = null;
        this.bindings = variables;
    }

    void bind(String name, @Nullable Object value) {
        if (bindings == null) {
            bindings = new HashMap<>(4);
        }
        bindings.put(name, value);
    }

    void bindAll(Map<?, ?> tuple) {
        tuple.forEach((name, value) -> bind((String) name, value));
    }

    /** The value of a name; {@link Values#UNDEFINED} when it is not bound. */
    @Nullable
    Object lookup(String name) {
        for (Frame frame = this; frame != null; frame = frame.outer) {
            Map<String, @Nullable Object> bound = frame.bindings;
            if (bound != null) {
                Object value = bound.get(name);
                if (value != null || bound.containsKey(name)) {
                    return value;
                }
            }
        }
        return Builtins.find(name);
    }
}
