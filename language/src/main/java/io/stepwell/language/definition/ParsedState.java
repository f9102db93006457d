package io.stepwell.language.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of the text of a single state.
 *
 * @param state the compiled state, called {@link #NAME}; null when a diagnostic is an error
 * @param diagnostics everything found, in the order of the text
 */
public record ParsedState(@Nullable State state, List<Diagnostic> diagnostics) {
    /** The name of a state that stands alone (recorded cases, test_state). */
    public static final String NAME = "StateName";
}
