package io.stepwell.runtime.maprun;

import io.stepwell.engine.item.Item;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.engine.maprun.ItemInputs;
import io.stepwell.language.data.BatchLimits;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the inputs of the children from the items, as they are asked for. The same items give the same children. */
final class ChildSource implements AutoCloseable {
    private final ItemStream items;
    private final ItemInputs inputs;
    private final @Nullable BatchLimits limits;
    private final int payloadBytes;
    private long nextItem;
    private @Nullable Json held;

    /**
     * The input of a child.
     *
     * @param items how many items are in it
     */
    record Child(Json input, int items) {}

    /**
     * Inputs for the items behind the first ones.
     *
     * @param limits how items are put together; null to give each child one
     * @param payloadBytes the longest input of a child
     * @param done how many items are done with
     */
    ChildSource(ItemStream items, ItemInputs inputs, @Nullable BatchLimits limits, int payloadBytes, long done)
            throws ItemReaderException, InterruptedException {
        this.items = items;
        this.inputs = inputs;
        this.limits = limits;
        this.payloadBytes = payloadBytes;
        this.nextItem = items.skip(done);
    }

    /**
     * The next child; null after the last.
     *
     * @throws StateFailure States.DataLimitExceeded for one whose input is longer than that of an execution may be
     */
    @Nullable
    Child next() throws ItemReaderException, StateFailure, InterruptedException {
        long firstItem = nextItem - (held == null ? 0 : 1);
        Json first = take();
        if (first == null) {
            return null;
        }
        Child child = limits == null ? new Child(first, 1) : batch(first, limits);
        if (child.input().utf8Length() > payloadBytes) {
            throw StateFailure.plain(
                    ErrorNames.DATA_LIMIT_EXCEEDED,
                    "The input of a child workflow execution has "
                            + child.input().utf8Length() + " bytes, and "
                            + payloadBytes + " at most are allowed. It begins with item " + firstItem
                            + " of the dataset.");
        }
        return child;
    }

    /** As many items as fit; one that is too large for any batch is a batch of its own. */
    private Child batch(Json first, BatchLimits within) throws ItemReaderException, StateFailure, InterruptedException {
        List<Json> batch = new ArrayList<>();
        long bytes = (long) inputs.batch(List.of()).utf8Length() + first.utf8Length();
        batch.add(first);
        while (batch.size() < within.maxItems()) {
            Json next = take();
            if (next == null) {
                break;
            }
            bytes += 1 + next.utf8Length();
            if (bytes > within.maxBytes()) {
                held = next;
                break;
            }
            batch.add(next);
        }
        return new Child(inputs.batch(batch), batch.size());
    }

    private @Nullable Json take() throws ItemReaderException, StateFailure, InterruptedException {
        if (held != null) {
            Json kept = held;
            held = null;
            return kept;
        }
        Item item = items.next();
        return item == null ? null : inputs.of(nextItem++, item);
    }

    @Override
    public void close() {
        items.close();
    }
}
