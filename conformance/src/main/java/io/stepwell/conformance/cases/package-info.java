/**
 * What a conformance case is, and reading it from its file.
 *
 * <p>May describe cases; must not run them or know how answers are compared.
 */
@NullMarked
package io.stepwell.conformance.cases;

import org.jspecify.annotations.NullMarked;
