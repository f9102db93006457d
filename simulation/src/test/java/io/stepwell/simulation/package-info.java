/** A thousand seeds, and the check that the simulation catches what it is there to catch. */
@NullMarked
package io.stepwell.simulation;

import org.jspecify.annotations.NullMarked;
