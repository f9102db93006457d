/**
 * The protocols of AWS's services: how a value of a model's shape becomes an HTTP request, and a response a value.
 *
 * <p>Values are plain trees under the names of the model: maps, lists, texts, numbers, booleans, {@code byte[]} for
 * blobs and {@link java.time.Instant} for timestamps. May: turn values into bytes and back. Must not: send anything, or
 * know Step Functions' names.
 */
@NullMarked
package io.stepwell.integrations.protocol;

import org.jspecify.annotations.NullMarked;
