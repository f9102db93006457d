package io.stepwell.language.jsonata;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled JSONata expression; immutable, so that any number of threads may evaluate it at the same time.
 *
 * <p>The language is JSONata 2.0.6 with the functions AWS Step Functions adds ({@code $partition $range $hash $random
 * $uuid $parse}) and without {@code $eval}.
 */
public final class JsonataExpression {
    /** What an evaluation yields that finds nothing. */
    public static final Object UNDEFINED = Values.UNDEFINED;

    /** A longer expression than any definition may hold. */
    private static final int TEXT_CHARACTERS_MAX = 1 << 20;

    private final String text;
    private final Node tree;
    private final Analysis analysis;

    private JsonataExpression(String text, Node tree) {
        this.text = text;
        this.tree = tree;
        this.analysis = Analysis.of(tree);
    }

    /**
     * Compiles an expression.
     *
     * @param text what stands between <code>{%</code> and <code>%}</code>
     * @throws JsonataSyntaxException when it is not JSONata; worded as the reference implementation words it
     */
    public static JsonataExpression compile(String text) {
        if (text.length() > TEXT_CHARACTERS_MAX) {
            throw Fault.overrun("The expression is longer than " + TEXT_CHARACTERS_MAX + " characters")
                    .syntax();
        }
        return new JsonataExpression(text, Lowering.lower(Parsing.parse(text)));
    }

    /** The text it was compiled from. */
    public String text() {
        return text;
    }

    /** The names, without the dollar sign, that it reads and does not bind itself; functions of the language excluded. */
    public Set<String> freeVariables() {
        return Set.copyOf(analysis.free);
    }

    /** The members of {@code $states} that it reads by name, as far as can be known without evaluating it. */
    public Set<String> statesMembers() {
        return Set.copyOf(analysis.statesMembers);
    }

    /**
     * What it reads where there is no context: the fields as in {@code foo.bar}, {@code $}, and {@code $$} anywhere, in
     * their order; AWS refuses them all (ASL section "JSONata expressions").
     */
    public List<String> bareReferences() {
        return List.copyOf(analysis.bareReferences);
    }

    /**
     * Evaluates it. Equal arguments give equal results, on every machine.
     *
     * @param variables values by name without the dollar sign: plain trees, never changed
     * @param nowMillis what {@code $millis} and {@code $now} say, in milliseconds since 1970
     * @param seed where {@code $random}, {@code $uuid} and {@code $shuffle} start
     * @return a plain tree of maps, lists, strings, numbers ({@code Integer}, {@code Long}, {@code BigInteger}, {@code
     *     BigDecimal}), booleans and null; or {@link #UNDEFINED} when it yields nothing, or a function
     * @throws JsonataFailure when it cannot be evaluated, or not within the budget
     */
    public @Nullable Object evaluate(
            Map<String, @Nullable Object> variables, long nowMillis, long seed, JsonataBudget budget)
            throws JsonataFailure {
        return evaluate(Values.UNDEFINED, variables, nowMillis, seed, budget);
    }

    /** Evaluates it with a value as the context, as the reference implementation does. */
    @Nullable
    Object evaluate(
            @Nullable Object input,
            Map<String, @Nullable Object> variables,
            long nowMillis,
            long seed,
            JsonataBudget budget)
            throws JsonataFailure {
        Meter meter = new Meter(budget);
        Frame frame = new Frame(new Frame(variables));
        frame.bind("$", input);
        try {
            Object result = new Evaluator(meter, new Moment(nowMillis, seed)).evaluate(tree, context(input), frame);
            return Result.of(result, meter);
        } catch (Fault fault) {
            throw fault.failure();
        } catch (StackOverflowError deep) {
            throw Fault.overrun("Stack overflow error: Check for non-terminating recursive function.  "
                            + "Consider rewriting as tail-recursive.")
                    .failure();
        }
    }

    private static @Nullable Object context(@Nullable Object input) {
        if (!(input instanceof java.util.List)) {
            return input;
        }
        Sequence wrapper = Sequence.query(input);
        wrapper.wrapsInput = true;
        return wrapper;
    }
}
