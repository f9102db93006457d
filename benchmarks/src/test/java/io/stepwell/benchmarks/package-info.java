/**
 * Tests of the benchmarks.
 *
 * <p>May: call each benchmark once. Must not: measure.
 */
@NullMarked
package io.stepwell.benchmarks;

import org.jspecify.annotations.NullMarked;
