package io.stepwell.language.jsonata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function as a value. */
interface Function {
    /** How many arguments it can use; callers with optional arguments pass no more. */
    int arity();

    /** What its arguments must be; null when they may be anything. */
    @Nullable
    Signature signature();

    /**
     * Applies it to validated arguments.
     *
     * @param input the context of the call
     * @return a value, {@link Values#UNDEFINED}, or a {@link Lambda} thunk, which the caller's loop resolves
     */
    @Nullable
    Object apply(List<@Nullable Object> arguments, @Nullable Object input, Evaluator evaluator);
}
