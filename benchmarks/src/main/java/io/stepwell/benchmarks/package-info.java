/**
 * How long the language and the engine take, measured with JMH; {@code bin/bench} runs it.
 *
 * <p>May: call the public entry points that the runtime calls, on data like that of real workflows. Must not: reach
 * past them, or be needed by anything.
 */
@NullMarked
package io.stepwell.benchmarks;

import org.jspecify.annotations.NullMarked;
