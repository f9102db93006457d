/**
 * JSONata 2.0.6 with the functions AWS Step Functions adds: text → tree ({@link Parsing}, {@link Lowering}) → value
 * ({@link Evaluator}).
 *
 * <p>May: compile an expression once and evaluate it many times, from many threads, over plain trees, within a budget
 * counted in steps and bytes. Must not: change a tree it was given, reach any Java object but JSON values, read a
 * clock, draw chance other than from the seed it is given, know states or fields.
 */
@NullMarked
package io.stepwell.language.jsonata;

import org.jspecify.annotations.NullMarked;
