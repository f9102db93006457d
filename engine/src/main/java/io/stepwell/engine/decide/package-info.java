/**
 * The decisions: one class for each command family and each state type.
 *
 * <p>May: evaluate states, write events through {@link io.stepwell.engine.decide.Turn}. Must not: change an
 * execution other than by recording an event.
 */
@NullMarked
package io.stepwell.engine.decide;

import org.jspecify.annotations.NullMarked;
