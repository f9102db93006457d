/**
 * Stand-ins for the services that state machines call.
 *
 * <p>May answer as those services do; must not know cases or the server under test.
 */
@NullMarked
package io.stepwell.conformance.doubles;

import org.jspecify.annotations.NullMarked;
