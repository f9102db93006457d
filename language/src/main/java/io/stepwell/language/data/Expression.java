package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import io.stepwell.language.path.PathNotFoundException;
import org.jspecify.annotations.Nullable;

/** A compiled text in a JSONPath state that yields a value when its state runs. */
public sealed interface Expression permits PathExpression, IntrinsicExpression {
    /** The text in the definition. */
    String text();

    /**
     * The value, a plain tree.
     *
     * @param input what {@code $} stands for at this place
     * @throws PathNotFoundException when a path leads nowhere; how that is reported depends on the field
     * @throws StateFailure for every other failure
     */
    @Nullable
    Object value(Json input, Scope scope) throws PathNotFoundException, StateFailure;

    /** The document in which the expression looks for its value. */
    Json document(Json input, Scope scope);
}
