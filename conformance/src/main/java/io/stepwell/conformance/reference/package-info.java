/**
 * What the references {@code <<...>>} of a case stand for during one run.
 *
 * <p>May make up names and remember answers; must not call anything.
 */
@NullMarked
package io.stepwell.conformance.reference;

import org.jspecify.annotations.NullMarked;
