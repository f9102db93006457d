package io.stepwell.runtime.rows;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A child of a map run that has ended.
 *
 * @param index its place among the children, from 0
 * @param status any but RUNNING
 * @param items how many items it had
 * @param redrivable whether a redrive of the map run can take it up again
 * @param record what is known of it; null for a standard execution, which has rows of its own
 */
public record EndedChild(
        long index,
        ExecutionStatus status,
        int items,
        boolean redrivable,
        @Nullable Record record) {
    /** One that has succeeded, or that can be taken up again. */
    public EndedChild(long index, ExecutionStatus status, int items, @Nullable Record record) {
        this(index, status, items, true, record);
    }

    /** An express execution, of which nothing else is kept. */
    public record Record(
            Json input,
            @Nullable Json output,
            @Nullable String error,
            @Nullable String cause,
            long startMillis,
            long stopMillis) {}
}
