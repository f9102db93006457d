/**
 * Runs cases against a Stepwell server through real AWS SDK clients and compares the answers with what is expected.
 *
 * <p>Holds the entry points only; must not decide what a case means (cases), how to speak (client) or what is equal
 * (compare).
 */
@NullMarked
package io.stepwell.conformance;

import org.jspecify.annotations.NullMarked;
