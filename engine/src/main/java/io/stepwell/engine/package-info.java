/**
 * What happens next in an execution: a command goes in, events and effects come out; events change the state.
 *
 * <p>May: decide and apply. Must not: read a clock, draw a random number, start a thread, do I/O or know a
 * store; time, chance and tokens arrive as arguments. Only appliers change an {@code Execution}.
 */
@NullMarked
package io.stepwell.engine;

import org.jspecify.annotations.NullMarked;
