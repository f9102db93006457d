package io.stepwell.language.choice;

import io.stepwell.language.data.PathExpression;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.json.Json;
import io.stepwell.language.path.PathNotFoundException;
import org.jspecify.annotations.Nullable;

/** What a variable is compared with. */
public sealed interface Operand {
    /** The value, as {@link ValueKind#read} gives it; null when it is of another kind. */
    @Nullable
    Object value(ValueKind kind, Json input, Scope scope) throws StateFailure;

    /** A value written in the definition, already read. */
    record Fixed(Object value) implements Operand {
        @Override
        public Object value(ValueKind kind, Json input, Scope scope) {
            return value;
        }
    }

    /** A value found by a path: the comparators that end in {@code Path}. */
    record Found(PathExpression path) implements Operand {
        @Override
        public @Nullable Object value(ValueKind kind, Json input, Scope scope) throws StateFailure {
            return kind.read(find(path, input, scope));
        }
    }

    /** What a path of a rule finds, with AWS's sentence when it leads nowhere. */
    static @Nullable Object find(PathExpression path, Json input, Scope scope) throws StateFailure {
        try {
            return path.value(input, scope);
        } catch (PathNotFoundException e) {
            throw StateFailure.runtime("Invalid path '" + path.text()
                    + "': The choice state's condition path references an invalid value.");
        }
    }
}
