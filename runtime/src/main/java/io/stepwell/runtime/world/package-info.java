/**
 * What differs from run to run: time, chance and threads.
 *
 * <p>May: say what a node needs of them, and give the real ones. Must not: know what the work is about. A simulation
 * brings others, so that one seed decides everything.
 */
@NullMarked
package io.stepwell.runtime.world;

import org.jspecify.annotations.NullMarked;
