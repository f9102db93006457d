/**
 * What a definition in the Amazon States Language means.
 *
 * <p>May: parse, validate, compile and evaluate. Must not: read a clock, draw a random number, start a
 * thread, do I/O or call a service; time and chance arrive as arguments.
 */
@NullMarked
package io.stepwell.language;

import org.jspecify.annotations.NullMarked;
