/** Programs, drawn at random: their definition in the Amazon States Language, and what must come of them. */
@NullMarked
package io.stepwell.simulation.program;

import org.jspecify.annotations.NullMarked;
