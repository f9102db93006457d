/**
 * The places where a process may be made to die, to prove that dying there loses nothing.
 *
 * <p>May: name places and end the process at them. Must not: change what the program does otherwise.
 */
@NullMarked
package io.stepwell.storage.crash;

import org.jspecify.annotations.NullMarked;
