/**
 * Verification of AWS Signature Version 4.
 *
 * <p>May: compare a request with its signature. Must not: know an operation, or say why a secret did not match.
 */
@NullMarked
package io.stepwell.api.signature;

import org.jspecify.annotations.NullMarked;
