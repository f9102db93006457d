/**
 * The AWS wire: AWS JSON 1.0, signatures, one class for each operation, errors, the projection of events to history.
 *
 * <p>May: translate. Must not: decide about executions.
 */
@NullMarked
package io.stepwell.api;

import org.jspecify.annotations.NullMarked;
