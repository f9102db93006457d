package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of one state see.
 *
 * @param input the raw input of the state, {@code $} before InputPath, {@code $states.input}
 * @param context the context object, {@code $$}, as a plain tree; built when it is first asked for
 * @param variables the variables visible to the state, by name without {@code $}, as at state entry
 * @param nowMillis the time of this decision, milliseconds since the epoch
 * @param seed the chance of this decision
 * @param result what the task, branches or iterations have given, {@code $states.result}; null before that
 * @param errorOutput what a catcher was handed, {@code $states.errorOutput}; null elsewhere
 * @param hurried whether an expression that wants much work is to raise {@link Impatience} instead of doing it
 * @param observer looks at the values on their way through the state
 */
public record Scope(
        Json input,
        Supplier<Map<String, @Nullable Object>> context,
        Map<String, Json> variables,
        long nowMillis,
        long seed,
        @Nullable Json result,
        @Nullable Json errorOutput,
        boolean hurried,
        FlowObserver observer) {

    /** A scope with neither a result nor an error. */
    public Scope(
            Json input,
            Supplier<Map<String, @Nullable Object>> context,
            Map<String, Json> variables,
            long nowMillis,
            long seed) {
        this(input, context, variables, nowMillis, seed, null, null, false, FlowObserver.NONE);
    }

    /** The same scope with another input. */
    public Scope withInput(Json other) {
        return new Scope(other, context, variables, nowMillis, seed, result, errorOutput, hurried, observer);
    }

    /** The same scope with another context object. */
    public Scope withContext(Supplier<Map<String, @Nullable Object>> other) {
        return new Scope(input, other, variables, nowMillis, seed, result, errorOutput, hurried, observer);
    }

    /** The same scope after the state's work. */
    public Scope withResult(Json given) {
        return new Scope(input, context, variables, nowMillis, seed, given, errorOutput, hurried, observer);
    }

    /** The same scope in a catcher. */
    public Scope withErrorOutput(Json given) {
        return new Scope(input, context, variables, nowMillis, seed, result, given, hurried, observer);
    }

    /** The same scope for a decision that others wait for. */
    public Scope inHurry() {
        return new Scope(input, context, variables, nowMillis, seed, result, errorOutput, true, observer);
    }

    /** The same scope with somebody looking on. */
    public Scope observedBy(FlowObserver other) {
        return new Scope(input, context, variables, nowMillis, seed, result, errorOutput, hurried, other);
    }

    /** Shows a value to the observer; gives it back. */
    public Json seen(FlowStep step, Json value) {
        observer.saw(step, value);
        return value;
    }

    /** The chance of one expression: another for every place in the definition, the same in every replay. */
    long seedAt(long place) {
        long mixed = (seed ^ place * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        return mixed ^ mixed >>> 31;
    }
}
