/**
 * Tries out single states: the language's data flow and the engine's choice of retriers and catchers, without a journal.
 *
 * <p>May: make the calls of tasks. Must not: know how the wire looks, store anything.
 */
@NullMarked
package io.stepwell.runtime.trial;

import org.jspecify.annotations.NullMarked;
