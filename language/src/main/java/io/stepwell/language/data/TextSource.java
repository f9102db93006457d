package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonWriter;
import io.stepwell.language.path.PathNotFoundException;

/** Where a state takes a text from: {@code Error} or {@code ErrorPath}, and their like. */
public sealed interface TextSource {
    /** The text. */
    String text(Json input, Scope scope) throws StateFailure;

    /** A text written in the definition. */
    record Fixed(String text) implements TextSource {
        @Override
        public String text(Json input, Scope scope) {
            return text;
        }
    }

    /** A text computed by a JSONata expression. */
    record Queried(JsonataQuery query) implements TextSource {
        @Override
        public String text(Json input, Scope scope) throws StateFailure {
            return query.text(scope);
        }
    }

    /**
     * A text computed by an expression.
     *
     * @param field the field's name, which ends in {@code Path}
     */
    record Found(String field, Expression expression) implements TextSource {
        @Override
        public String text(Json input, Scope scope) throws StateFailure {
            try {
                Object found = expression.value(input, scope);
                if (found instanceof String text) {
                    return text;
                }
                throw StateFailure.runtime("The " + field + " field refers to value \"" + JsonWriter.write(found)
                        + "\" which is not a string: " + expression.text());
            } catch (PathNotFoundException e) {
                throw Failures.notFound(expression, field, expression.document(input, scope));
            }
        }
    }
}
