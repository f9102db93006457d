/**
 * Stepwell inside a Java program: state machines whose tasks are Java lambdas, in memory or in a folder, in real time or
 * in a time that the program moves.
 *
 * <p>May: wire a node and start its threads. Must not: listen on a port, or read the environment.
 */
@NullMarked
package io.stepwell.embedded;

import org.jspecify.annotations.NullMarked;
