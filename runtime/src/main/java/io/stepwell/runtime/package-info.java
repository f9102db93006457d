/**
 * Where time passes: partitions, group commit, timers, dispatch after the commit, admission and queries.
 *
 * <p>May: own threads, the clock and the store. Must not: know what a state means or how the wire looks.
 */
@NullMarked
package io.stepwell.runtime;

import org.jspecify.annotations.NullMarked;
