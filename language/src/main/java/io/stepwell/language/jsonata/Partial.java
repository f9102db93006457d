package io.stepwell.language.jsonata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function some of whose arguments are given.
 *
 * @param given the arguments; {@link #OPEN} where one is still to come
 */
record Partial(Function function, List<@Nullable Object> given, int arity) implements Function {
    static final Object OPEN = new Object();

    static Partial of(Function function, List<@Nullable Object> given) {
        int open = 0;
        for (Object argument : given) {
            open += argument == OPEN ? 1 : 0;
        }
        return new Partial(function, given, open);
    }

    @Override
    public @Nullable Signature signature() {
        return null;
    }

    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments, @Nullable Object input, Evaluator evaluator) {
        List<@Nullable Object> all = new ArrayList<>();
        int next = 0;
        for (Object argument : given) {
            if (argument == OPEN) {
                all.add(next < arguments.size() ? arguments.get(next) : Values.UNDEFINED);
                next++;
            } else {
                all.add(argument);
            }
        }
        return Calls.apply(function, all, input, evaluator);
    }
}
