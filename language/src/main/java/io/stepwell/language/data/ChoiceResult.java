package io.stepwell.language.data;

/**
 * Where a Choice state goes.
 *
 * @param next the state that follows
 * @param result what it is handed
 */
public record ChoiceResult(String next, StateResult result) {}
