/**
 * From the text of a definition to its compiled form: tree with positions, validation, compilation.
 *
 * <p>May: report every error of a definition at once, with its place. Must not: run a state, or throw for
 * anything a definition can contain.
 */
@NullMarked
package io.stepwell.language.parse;

import org.jspecify.annotations.NullMarked;
