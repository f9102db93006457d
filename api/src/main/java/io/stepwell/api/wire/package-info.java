/**
 * AWS JSON 1.0 as bytes: requests, responses, errors.
 *
 * <p>May: read and write JSON and headers. Must not: know an operation.
 */
@NullMarked
package io.stepwell.api.wire;

import org.jspecify.annotations.NullMarked;
