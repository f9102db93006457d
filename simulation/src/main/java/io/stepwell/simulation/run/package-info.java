/** Runs: programs on a machine under faults, clients and workers around them, and the audit at the end. */
@NullMarked
package io.stepwell.simulation.run;

import org.jspecify.annotations.NullMarked;
