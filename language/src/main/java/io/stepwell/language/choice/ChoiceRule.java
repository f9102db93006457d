package io.stepwell.language.choice;

import io.stepwell.language.data.OutputFlow;

/**
 * One way out of a Choice state.
 *
 * @param condition when it is taken
 * @param out what is handed on then
 * @param next the state that follows
 */
public record ChoiceRule(Condition condition, OutputFlow out, String next) {}
