package io.stepwell.language.definition;

import io.stepwell.language.data.BatchLimits;
import io.stepwell.language.data.NumberSource;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.Template;
import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code ItemBatcher}, not yet resolved. At least one of the bounds is there.
 *
 * @param maxItems {@code MaxItemsPerBatch}; null for no such bound
 * @param maxBytes {@code MaxInputBytesPerBatch}; null for no such bound
 * @param batchInput {@code BatchInput}, handed to every batch; null for none
 */
public record ItemBatching(
        @Nullable NumberSource maxItems,
        @Nullable NumberSource maxBytes,
        @Nullable Template batchInput) {
    /** The most bytes a batch may have (Developer Guide, "ItemBatcher"). */
    public static final int BYTES_MAX = 262_144;

    /** How items are put together. */
    public BatchLimits resolve(Json effectiveInput, Scope scope) throws StateFailure {
        return new BatchLimits(
                positive(maxItems, "MaxItemsPerBatch", Long.MAX_VALUE, effectiveInput, scope),
                positive(maxBytes, "MaxInputBytesPerBatch", BYTES_MAX, effectiveInput, scope),
                batchInput == null ? null : batchInput.document(effectiveInput, scope));
    }

    private static long positive(@Nullable NumberSource source, String field, long most, Json input, Scope scope)
            throws StateFailure {
        if (source == null) {
            return most;
        }
        long number = source.integer(input, scope);
        if (number <= 0) {
            throw source.unusable(field + " must be a positive integer.");
        }
        return Math.min(number, most);
    }
}
