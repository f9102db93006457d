package io.stepwell.language.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled state machine definition.
 *
 * @param comment for people
 * @param queryLanguage what states say unless they choose for themselves
 * @param timeoutSeconds how long an execution may run; null for no limit of its own
 * @param group the top-level states
 * @param variableReferences the variables that each state reads, in alphabetical order, by the state's name; states
 *     that read none are left out
 */
public record Definition(
        @Nullable String comment,
        QueryLanguage queryLanguage,
        @Nullable Long timeoutSeconds,
        StateGroup group,
        Map<String, List<String>> variableReferences) {}
