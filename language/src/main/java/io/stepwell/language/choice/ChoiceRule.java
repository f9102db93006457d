package io.stepwell.language.choice;

/**
 * One way out of a Choice state.
 *
 * @param condition when it is taken
 * @param next the state that follows
 */
public record ChoiceRule(Condition condition, String next) {}
