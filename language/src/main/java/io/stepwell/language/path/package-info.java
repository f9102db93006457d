/**
 * Paths into JSON trees: text → tree ({@link Segment}, {@link Condition}) → plan ({@link Hop}, {@link WalkStep}).
 *
 * <p>May: compile a path once and evaluate it many times over plain trees. Must not: parse JSON documents, change
 * a tree it was given, know states or variables (callers resolve {@code $$} and {@code $name} to a root first).
 */
@NullMarked
package io.stepwell.language.path;

import org.jspecify.annotations.NullMarked;
