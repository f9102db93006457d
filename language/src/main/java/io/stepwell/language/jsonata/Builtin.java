package io.stepwell.language.jsonata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of the language. */
record Builtin(String name, Signature signature, int arity, Body body) implements Function {
    /** What it does. */
    interface Body {
        @Nullable
        Object apply(Arguments arguments);
    }

    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments, @Nullable Object input, Evaluator evaluator) {
        return body.apply(new Arguments(arguments, input, evaluator));
    }

    @Override
    public String toString() {
        return name;
    }
}
