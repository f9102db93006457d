/**
 * The intrinsic functions of the Amazon States Language: text → tree ({@link IntrinsicParser}) → value.
 *
 * <p>May: compile a call once, check its names and numbers of arguments, and evaluate it many times. Must not: know
 * states, documents or variables (a caller compiles and resolves the paths), read a clock, draw chance from anywhere
 * but the seed it was given.
 */
@NullMarked
package io.stepwell.language.intrinsic;

import org.jspecify.annotations.NullMarked;
