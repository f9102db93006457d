/**
 * Measures a whole server over HTTP: the server in one process, the load in another.
 *
 * <p>May know HTTP and the public API; must not see any class of the server.
 */
@NullMarked
package io.stepwell.benchmarks.load;

import org.jspecify.annotations.NullMarked;
