/**
 * The operations of the API, one class each.
 *
 * <p>May: check a request, ask the orchestrator and shape the answer. Must not: decide about executions, or know HTTP.
 */
@NullMarked
package io.stepwell.api.operation;

import org.jspecify.annotations.NullMarked;
