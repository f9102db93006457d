package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import io.stepwell.language.path.JsonPath;
import io.stepwell.language.path.PathNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * A path into the input ({@code $.a}) or into the context object ({@code $$.Execution.Id}) (ASL section "Paths").
 *
 * @param text the path as the definition has it
 * @param path the path without the {@code $} that says context object
 * @param onContext whether it reads the context object
 */
public record PathExpression(String text, JsonPath path, boolean onContext) implements Expression {
    /**
     * Compiles a path.
     *
     * @throws io.stepwell.language.path.JsonPathSyntaxException when the text is not a path
     */
    public static PathExpression compile(String text) {
        boolean onContext = text.startsWith("$$");
        return new PathExpression(text, JsonPath.compile(onContext ? text.substring(1) : text), onContext);
    }

    /** Whether this is {@code $}, the input itself. */
    public boolean isInput() {
        return text.equals("$");
    }

    @Override
    public @Nullable Object value(Json input, Scope scope) throws PathNotFoundException {
        return path.evaluate(onContext ? scope.context().get() : input.tree());
    }

    @Override
    public Json document(Json input, Scope scope) {
        return onContext ? Json.of(scope.context().get()) : input;
    }
}
