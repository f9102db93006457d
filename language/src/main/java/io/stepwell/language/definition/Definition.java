package io.stepwell.language.definition;

import org.jspecify.annotations.Nullable;

/**
 * A compiled state machine definition.
 *
 * @param comment for people
 * @param queryLanguage what states say unless they choose for themselves
 * @param timeoutSeconds how long an execution may run; null for no limit of its own
 * @param group the top-level states
 */
public record Definition(
        @Nullable String comment,
        QueryLanguage queryLanguage,
        @Nullable Long timeoutSeconds,
        StateGroup group) {}
