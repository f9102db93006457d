package io.stepwell.language.path;

import org.jspecify.annotations.Nullable;

/**
 * A compiled JSONPath, as AWS Step Functions evaluates it.
 *
 * <p>AWS answers in its corner cases as Jayway JsonPath 2.0.0 does; the syntax here is that of Jayway 3.0.0, which
 * contains it. What is kept from 2.0.0 is what recorded answers show: an indefinite path whose beginning names a
 * missing member finds {@code []}, a backslash in a quoted name stands for itself, and the wording of failures.
 *
 * <p>Definite paths without functions are followed without allocating. Instances are immutable and thread safe;
 * they are equal when their texts are.
 */
public final class JsonPath {
    private final String text;
    private final Plan plan;

    private JsonPath(String text, Plan plan) {
        this.text = text;
        this.plan = plan;
    }

    /**
     * The path with this text, which begins with {@code $}, has at most 10,000 characters and nests filters at most
     * 50 deep.
     *
     * @throws JsonPathSyntaxException when the text is not a path
     */
    public static JsonPath compile(String text) {
        return new JsonPath(text, Planner.plan(PathParser.parse(text)));
    }

    /** The text it was compiled from. */
    public String text() {
        return text;
    }

    /**
     * Whether the path leads to one value; otherwise to a list of matches. A wildcard, slice, filter, {@code ..} or
     * several indexes make it indefinite, several names unless they end it: {@code $['a','b']} is one object.
     */
    public boolean isDefinite() {
        return plan.isDefinite();
    }

    /**
     * The value the path leads to, or the list of its matches, possibly empty, when it is indefinite.
     *
     * @param root a plain tree of maps, lists, strings, numbers, booleans and nulls; it is not changed, and parts of
     *     it may be parts of the answer
     * @throws PathNotFoundException when a definite path, or the definite beginning of an indefinite one, does not
     *     fit the tree, or when there are more than 1,000,000 results or 10,000,000 nodes to look at
     */
    public @Nullable Object evaluate(@Nullable Object root) throws PathNotFoundException {
        Object node = plan.follow(root);
        if (node == Hop.NOTHING) {
            return plan.broken(root);
        }
        return plan.isChain() ? node : walk(node, root);
    }

    private @Nullable Object walk(@Nullable Object node, @Nullable Object root) throws PathNotFoundException {
        try {
            return plan.walkFrom(node, new Evaluation(root));
        } catch (EvaluationStopped e) {
            throw new PathNotFoundException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonPath that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
