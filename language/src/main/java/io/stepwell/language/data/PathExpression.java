package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import io.stepwell.language.path.JsonPath;
import io.stepwell.language.path.JsonPathSyntaxException;
import io.stepwell.language.path.PathNotFoundException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path into the input ({@code $.a}), into the context object ({@code $$.Execution.Id}) or into a variable
 * ({@code $name.a[0]}) (ASL section "Paths").
 *
 * @param text the path as the definition has it
 * @param path the path below its root, which begins with a single {@code $}
 * @param root where it looks
 */
public record PathExpression(String text, JsonPath path, Root root) implements Expression {
    /** Where a path looks. */
    public sealed interface Root {
        Root INPUT = new Input();
        Root CONTEXT = new Context();

        /** The document at hand, {@code $}. */
        record Input() implements Root {}

        /** The context object, {@code $$}. */
        record Context() implements Root {}

        /**
         * A variable.
         *
         * @param name its name, without {@code $}
         * @param absence the path that leads to it among all variables: it words the failure when it is not set
         */
        record Variable(String name, JsonPath absence) implements Root {}
    }

    /**
     * Compiles a path.
     *
     * @throws JsonPathSyntaxException when the text is not a path
     */
    public static PathExpression compile(String text) {
        if (text.startsWith("$$")) {
            return new PathExpression(text, JsonPath.compile(text.substring(1)), Root.CONTEXT);
        }
        int end = VariableName.end(text, 1);
        if (end == 1 || text.charAt(0) != '$') {
            return new PathExpression(text, JsonPath.compile(text), Root.INPUT);
        }
        String name = text.substring(1, end);
        Root variable = new Root.Variable(name, JsonPath.compile("$['" + name + "']"));
        return new PathExpression(text, JsonPath.compile("$" + text.substring(end)), variable);
    }

    /** Whether this is {@code $}, the input itself. */
    public boolean isInput() {
        return text.equals("$");
    }

    /** The variable it reads; null when it reads none. */
    public @Nullable String variable() {
        return root instanceof Root.Variable variable ? variable.name() : null;
    }

    @Override
    public @Nullable Object value(Json input, Scope scope) throws PathNotFoundException {
        return switch (root) {
            case Root.Input ignored -> path.evaluate(input.tree());
            case Root.Context ignored -> path.evaluate(scope.context().get());
            case Root.Variable variable -> {
                Json value = scope.variables().get(variable.name());
                yield value == null ? variable.absence().evaluate(Map.of()) : path.evaluate(value.tree());
            }
        };
    }

    @Override
    public Json document(Json input, Scope scope) {
        return switch (root) {
            case Root.Input ignored -> input;
            case Root.Context ignored -> Json.of(scope.context().get());
            case Root.Variable variable -> scope.variables().getOrDefault(variable.name(), Json.EMPTY_OBJECT);
        };
    }
}
