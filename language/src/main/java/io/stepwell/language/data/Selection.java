package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import io.stepwell.language.path.PathNotFoundException;

/** What {@code InputPath} and {@code OutputPath} do to a document (ASL section "InputPath, OutputPath"). */
public sealed interface Selection {
    /** The default, {@code $}: the very same document. */
    Selection WHOLE = new Whole();

    /** An explicit null: an empty object. */
    Selection NOTHING = new Nothing();

    /** The selected document. */
    Json apply(Json document, Scope scope) throws StateFailure;

    /** Keeps the document as it is. */
    record Whole() implements Selection {
        @Override
        public Json apply(Json document, Scope scope) {
            return document;
        }
    }

    /** Drops the document. */
    record Nothing() implements Selection {
        @Override
        public Json apply(Json document, Scope scope) {
            return Json.EMPTY_OBJECT;
        }
    }

    /** Takes what a path finds. */
    record At(PathExpression path) implements Selection {
        @Override
        public Json apply(Json document, Scope scope) throws StateFailure {
            try {
                return Json.of(path.value(document, scope));
            } catch (PathNotFoundException e) {
                throw Failures.invalidPath(path, e);
            }
        }
    }
}
