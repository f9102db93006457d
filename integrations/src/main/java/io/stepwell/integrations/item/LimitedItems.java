package io.stepwell.integrations.item;

import io.stepwell.engine.item.Item;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import org.jspecify.annotations.Nullable;

/** The first items of a stream. */
final class LimitedItems implements ItemStream {
    private final ItemStream items;
    private long left;

    LimitedItems(ItemStream items, long itemsMax) {
        this.items = items;
        this.left = itemsMax;
    }

    @Override
    public @Nullable Item next() throws ItemReaderException, InterruptedException {
        if (left == 0) {
            return null;
        }
        Item item = items.next();
        left = item == null ? 0 : left - 1;
        return item;
    }

    @Override
    public long skip(long count) throws ItemReaderException, InterruptedException {
        long skipped = items.skip(Math.min(Math.max(0, count), left));
        left -= skipped;
        return skipped;
    }

    @Override
    public void close() {
        items.close();
    }
}
