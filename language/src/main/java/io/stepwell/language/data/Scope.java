package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of one state see.
 *
 * @param input the raw input of the state, {@code $} before InputPath
 * @param context the context object, {@code $$}, as a plain tree; built when it is first asked for
 * @param variables the variables visible to the state, by name without {@code $}, as at state entry
 * @param nowMillis the time of this decision, milliseconds since the epoch
 * @param seed the chance of this decision
 */
public record Scope(
        Json input,
        Supplier<Map<String, @Nullable Object>> context,
        Map<String, Json> variables,
        long nowMillis,
        long seed) {

    /** The same scope with another input. */
    public Scope withInput(Json other) {
        return new Scope(other, context, variables, nowMillis, seed);
    }

    /** The same scope with another context object. */
    public Scope withContext(Supplier<Map<String, @Nullable Object>> other) {
        return new Scope(input, other, variables, nowMillis, seed);
    }
}
