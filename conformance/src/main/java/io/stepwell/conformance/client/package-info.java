/**
 * Calls by operation name and JSON, made by the AWS SDK for Java.
 *
 * <p>May build requests from JSON and turn responses to JSON by the SDK's own description of their members; must not
 * write or read the wire itself, so that a real client judges every answer.
 */
@NullMarked
package io.stepwell.conformance.client;

import org.jspecify.annotations.NullMarked;
