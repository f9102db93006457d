package io.stepwell.language.intrinsic;

import io.stepwell.language.path.PathNotFoundException;
import org.jspecify.annotations.Nullable;

/** What may stand between the parentheses of a call. */
sealed interface Argument permits Invocation, Argument.Path, Argument.Text, Argument.Constant {
    @Nullable
    Object value(Evaluation evaluation) throws IntrinsicFault, PathNotFoundException;

    /** A path into the input, the context object or a variable. */
    record Path(Object compiled) implements Argument {
        @Override
        public @Nullable Object value(Evaluation evaluation) throws PathNotFoundException {
            return evaluation.resolver().resolve(compiled);
        }
    }

    /**
     * A string in single quotes.
     *
     * @param value the string, its escapes resolved
     * @param template the string read as a template, in which an escaped brace is no placeholder
     */
    record Text(String value, FormatTemplate template) implements Argument {
        @Override
        public Object value(Evaluation evaluation) {
            return value;
        }
    }

    /** A number, true, false or null. */
    record Constant(@Nullable Object value) implements Argument {
        @Override
        public @Nullable Object value(Evaluation evaluation) {
            return value;
        }
    }
}
