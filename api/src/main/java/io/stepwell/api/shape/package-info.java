/**
 * The shapes of request members and their constraints, in the words of AWS's validation.
 *
 * <p>May: look at decoded JSON. Must not: know an operation or a state machine.
 */
@NullMarked
package io.stepwell.api.shape;

import org.jspecify.annotations.NullMarked;
