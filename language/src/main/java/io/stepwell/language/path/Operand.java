package io.stepwell.language.path;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One side of a comparison in a filter, or an argument of a function. */
sealed interface Operand {
    /** A literal JSON value. */
    record Value(@Nullable Object value) implements Operand {}

    /** What a path leads to. */
    record Path(PathTree tree) implements Operand {}

    /** {@code /…/flags}, only beside {@code =~}. */
    record Regex(Pattern pattern) implements Operand {}
}
