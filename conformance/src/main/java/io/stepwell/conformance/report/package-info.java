/**
 * What people read of a run, and the committed list of cases that pass.
 *
 * <p>May format results; must not run or judge anything.
 */
@NullMarked
package io.stepwell.conformance.report;

import org.jspecify.annotations.NullMarked;
