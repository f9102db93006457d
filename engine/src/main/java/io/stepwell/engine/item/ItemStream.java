package io.stepwell.engine.item;

import org.jspecify.annotations.Nullable;

/**
 * The items of a dataset, read as they are asked for: memory does not grow with their number. For one thread at a time.
 * No more than {@link ReaderConfiguration#maxItems()} come.
 */
public interface ItemStream extends AutoCloseable {
    /**
     * The next item; null after the last, from then on always.
     *
     * @throws ItemReaderException when the dataset cannot be read on; the stream is then of no more use
     */
    @Nullable
    Item next() throws ItemReaderException, InterruptedException;

    /**
     * Leaves out items that were read before: the cursor of a dataset is the number of items taken from it.
     *
     * @return how many were left out; fewer than asked for when the dataset ends
     */
    default long skip(long items) throws ItemReaderException, InterruptedException {
        for (long skipped = 0; skipped < items; skipped++) {
            if (next() == null) {
                return skipped;
            }
        }
        return Math.max(0, items);
    }

    /** Lets go of the source; may be called at any time, also twice. */
    @Override
    void close();
}
