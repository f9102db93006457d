package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code ItemBatcher} of a Distributed Map, resolved.
 *
 * @param maxItems the most items of a batch, at least 1
 * @param maxBytes the most bytes of UTF-8 of the input of a child, at least 1
 * @param batchInput what every batch gets besides its items; null for nothing
 */
public record BatchLimits(
        long maxItems, long maxBytes, @Nullable Json batchInput) {}
