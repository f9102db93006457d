package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonWriter;
import io.stepwell.language.path.PathNotFoundException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a Map state takes its items from. */
public sealed interface ItemsSource {
    /**
     * What is found where the items are to be, a plain tree.
     *
     * @param effectiveInput the state's input after InputPath
     */
    @Nullable
    Object found(Json effectiveInput, Scope scope) throws StateFailure;

    /** What comes of it when that is nothing to iterate over. */
    StateFailure refusal(@Nullable Object found);

    /** The items, plain trees. */
    default List<?> items(Json effectiveInput, Scope scope) throws StateFailure {
        @Nullable Object found = found(effectiveInput, scope);
        if (found instanceof List<?> items) {
            return items;
        }
        throw refusal(found);
    }

    /** {@code ItemsPath}, by default {@code $}. */
    record AtPath(PathExpression path) implements ItemsSource {
        @Override
        public @Nullable Object found(Json effectiveInput, Scope scope) throws StateFailure {
            try {
                return path.value(effectiveInput, scope);
            } catch (PathNotFoundException e) {
                throw Failures.invalidPath(path, e);
            }
        }

        @Override
        public StateFailure refusal(@Nullable Object found) {
            String shown = path.variable() == null ? path.path().text() : path.text();
            return StateFailure.runtime("Reference path \"" + shown + "\" must point to array.");
        }
    }

    /** {@code Items}, an array in which expressions may stand. */
    record Written(List<Template> elements) implements ItemsSource {
        @Override
        public Object found(Json effectiveInput, Scope scope) throws StateFailure {
            return new Template.Elements(elements).fill(effectiveInput, scope);
        }

        @Override
        public StateFailure refusal(@Nullable Object found) {
            throw new IllegalStateException("an array was written");
        }
    }

    /** {@code Items}, an expression. */
    record Queried(JsonataQuery query) implements ItemsSource {
        @Override
        public @Nullable Object found(Json effectiveInput, Scope scope) throws StateFailure {
            return query.value(scope);
        }

        @Override
        public StateFailure refusal(@Nullable Object found) {
            return query.unexpected("array", found);
        }
    }

    /** No {@code Items} in a JSONata state: its input. */
    record Input() implements ItemsSource {
        @Override
        public @Nullable Object found(Json effectiveInput, Scope scope) {
            return effectiveInput.tree();
        }

        @Override
        public StateFailure refusal(@Nullable Object found) {
            return StateFailure.query("Map state input must be an array but was: " + JsonWriter.write(found), null);
        }
    }
}
