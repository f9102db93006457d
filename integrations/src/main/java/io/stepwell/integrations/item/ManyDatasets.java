package io.stepwell.integrations.item;

import io.stepwell.engine.item.Item;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import org.jspecify.annotations.Nullable;

/** The items of many objects, one object after the other. */
final class ManyDatasets implements ItemStream {
    /** The objects in their order. */
    interface Names extends AutoCloseable {
        /** The next object; null after the last. */
        @Nullable
        Dataset next() throws ItemReaderException, InterruptedException;

        @Override
        void close();
    }

    private final Names names;
    private final ItemFormat format;
    private @Nullable ItemStream current;
    private boolean ended;

    ManyDatasets(Names names, ItemFormat format) {
        this.names = names;
        this.format = format;
    }

    @Override
    public @Nullable Item next() throws ItemReaderException, InterruptedException {
        for (ItemStream items = open(); items != null; items = open()) {
            Item item = items.next();
            if (item != null) {
                return item;
            }
            closeCurrent();
        }
        return null;
    }

    @Override
    public long skip(long count) throws ItemReaderException, InterruptedException {
        long skipped = 0;
        while (skipped < count) {
            ItemStream items = open();
            if (items == null) {
                break;
            }
            skipped += items.skip(count - skipped);
            if (skipped < count) {
                closeCurrent();
            }
        }
        return skipped;
    }

    private @Nullable ItemStream open() throws ItemReaderException, InterruptedException {
        if (current == null && !ended) {
            Dataset dataset = names.next();
            ended = dataset == null;
            current = dataset == null ? null : format.open(dataset);
        }
        return current;
    }

    private void closeCurrent() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    @Override
    public void close() {
        ended = true;
        closeCurrent();
        names.close();
    }
}
