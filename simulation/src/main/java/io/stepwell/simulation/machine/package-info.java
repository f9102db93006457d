/** A machine that runs nothing by itself: clock, threads and disk do what the seed says, and fail when it says so. */
@NullMarked
package io.stepwell.simulation.machine;

import org.jspecify.annotations.NullMarked;
