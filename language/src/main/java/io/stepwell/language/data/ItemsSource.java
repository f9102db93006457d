package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonWriter;
import io.stepwell.language.path.PathNotFoundException;
import java.util.List;

/** Where a Map state takes its items from. */
public sealed interface ItemsSource {
    /**
     * The items, plain trees.
     *
     * @param effectiveInput the state's input after InputPath
     */
    List<?> items(Json effectiveInput, Scope scope) throws StateFailure;

    /** {@code ItemsPath}, by default {@code $}. */
    record AtPath(PathExpression path) implements ItemsSource {
        @Override
        public List<?> items(Json effectiveInput, Scope scope) throws StateFailure {
            try {
                if (path.value(effectiveInput, scope) instanceof List<?> found) {
                    return found;
                }
                String shown = path.variable() == null ? path.path().text() : path.text();
                throw StateFailure.runtime("Reference path \"" + shown + "\" must point to array.");
            } catch (PathNotFoundException e) {
                throw Failures.invalidPath(path, e);
            }
        }
    }

    /** {@code Items}, an array in which expressions may stand. */
    record Written(List<Template> elements) implements ItemsSource {
        @Override
        public List<?> items(Json effectiveInput, Scope scope) throws StateFailure {
            return new Template.Elements(elements).fill(effectiveInput, scope);
        }
    }

    /** {@code Items}, an expression. */
    record Queried(JsonataQuery query) implements ItemsSource {
        @Override
        public List<?> items(Json effectiveInput, Scope scope) throws StateFailure {
            return query.elements(scope);
        }
    }

    /** No {@code Items} in a JSONata state: its input. */
    record Input() implements ItemsSource {
        @Override
        public List<?> items(Json effectiveInput, Scope scope) throws StateFailure {
            if (effectiveInput.tree() instanceof List<?> items) {
                return items;
            }
            throw StateFailure.query(
                    "Map state input must be an array but was: " + JsonWriter.write(effectiveInput.tree()), null);
        }
    }
}
