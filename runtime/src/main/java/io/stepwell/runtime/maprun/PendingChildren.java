package io.stepwell.runtime.maprun;

import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ResultWriterException;
import io.stepwell.language.data.StateFailure;

/**
 * The children that a map run did not come to before it was given up. They are made from the items once more, so that its
 * results can tell of them.
 *
 * @param firstIndex the first that this drive has not begun; earlier drives may have
 * @param firstItem its first item
 */
record PendingChildren(Drive.Work work, KnownEnds known, long firstIndex, long firstItem) {
    /** Is shown a child that did not run. */
    interface Seen {
        /**
         * It did not run.
         *
         * @param redone whether it ran before the map run was taken up again
         */
        void pending(long index, ChildSource.Child child, boolean redone)
                throws ResultWriterException, InterruptedException;
    }

    /** Shows them in order, as far as the items can be read. */
    void each(Seen seen) throws ResultWriterException, InterruptedException {
        try (ChildSource source = work.source().open(firstItem)) {
            long index = firstIndex;
            for (ChildSource.Child child = source.next(); child != null; child = source.next()) {
                if (known.of(index) == null) {
                    seen.pending(index, child, known.isRedone(index));
                }
                index++;
            }
        } catch (ItemReaderException | StateFailure e) {
            // it may be why the map run was given up
        }
    }
}
