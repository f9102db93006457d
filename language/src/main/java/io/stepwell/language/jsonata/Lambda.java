package io.stepwell.language.jsonata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function written in an expression, with what it closes over.
 *
 * @param input the context where it was written
 */
record Lambda(Node definition, @Nullable Object input, Frame frame) implements Function {
    @Override
    public int arity() {
        return definition.items.size();
    }

    @Override
    public @Nullable Signature signature() {
        return definition.signature;
    }

    boolean isThunk() {
        return definition.thunk;
    }

    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments, @Nullable Object caller, Evaluator evaluator) {
        Frame inner = new Frame(frame);
        for (int i = 0; i < definition.items.size(); i++) {
            inner.bind(definition.items.get(i).text(), i < arguments.size() ? arguments.get(i) : Values.UNDEFINED);
        }
        return evaluator.evaluate(definition.right, input, inner);
    }

    @Override
    public String toString() {
        return "function";
    }
}
