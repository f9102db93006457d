/**
 * Makes answers comparable and compares them with what is expected.
 *
 * <p>May change copies of trees by the rules of a case; must not call anything.
 */
@NullMarked
package io.stepwell.conformance.compare;

import org.jspecify.annotations.NullMarked;
