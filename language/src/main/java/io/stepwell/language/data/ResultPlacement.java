package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import io.stepwell.language.path.PathFailureException;
import io.stepwell.language.path.ReferencePath;

/** What {@code ResultPath} does with a result and the raw input (ASL section "ResultPath"). */
public sealed interface ResultPlacement {
    /** The default, {@code $}: the result replaces the input. */
    ResultPlacement REPLACE = new Replace();

    /** An explicit null: the result is dropped, the input goes on. */
    ResultPlacement DISCARD = new Discard();

    /** The raw input combined with the result. */
    Json place(Json rawInput, Json result) throws StateFailure;

    /** Hands on the result alone. */
    record Replace() implements ResultPlacement {
        @Override
        public Json place(Json rawInput, Json result) {
            return result;
        }
    }

    /** Hands on the input alone. */
    record Discard() implements ResultPlacement {
        @Override
        public Json place(Json rawInput, Json result) {
            return rawInput;
        }
    }

    /** Puts the result into the input. */
    record PutAt(ReferencePath path) implements ResultPlacement {
        @Override
        public Json place(Json rawInput, Json result) throws StateFailure {
            try {
                return Json.of(path.put(rawInput.tree(), result.tree()));
            } catch (PathFailureException e) {
                throw StateFailure.inState(ErrorNames.RESULT_PATH_MATCH_FAILURE, String.valueOf(e.getMessage()));
            }
        }
    }
}
