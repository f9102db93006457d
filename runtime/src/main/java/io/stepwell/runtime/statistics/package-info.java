/**
 * How states and executions have been doing: counts and durations by state machine, revision, state and time, folded
 * from events, once they are committed.
 *
 * <p>May: keep sums. Must not: be asked for the truth about one execution; that is the journal's.
 */
@NullMarked
package io.stepwell.runtime.statistics;

import org.jspecify.annotations.NullMarked;
