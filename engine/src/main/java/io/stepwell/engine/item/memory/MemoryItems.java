package io.stepwell.engine.item.memory;

import io.stepwell.engine.item.Item;
import io.stepwell.engine.item.ItemReader;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.engine.item.ReadRequest;
import io.stepwell.language.json.Json;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dataset in memory that serves every resource. It can be made to fail at an item. */
public final class MemoryItems implements ItemReader {
    private final List<Json> values;
    private final List<ReadRequest> requests = new ArrayList<>();
    private int brokenFrom = Integer.MAX_VALUE;

    public MemoryItems(List<Json> values) {
        this.values = List.copyOf(values);
    }

    /** Fails from now on instead of giving the item with this index. */
    public synchronized void breakAt(int index) {
        brokenFrom = index;
    }

    /** What was asked for, oldest first. */
    public synchronized List<ReadRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public boolean serves(String resource) {
        return true;
    }

    @Override
    public synchronized ItemStream open(ReadRequest request) {
        requests.add(request);
        long itemsMax = request.configuration().maxItems();
        return new Values(values.stream().limit(itemsMax).iterator(), brokenFrom);
    }

    private static final class Values implements ItemStream {
        private final Iterator<Json> values;
        private int left;

        Values(Iterator<Json> values, int left) {
            this.values = values;
            this.left = left;
        }

        @Override
        public @Nullable Item next() throws ItemReaderException {
            if (left-- == 0) {
                throw new ItemReaderException("The dataset in memory is broken here.");
            }
            return values.hasNext() ? new Item(values.next(), null, "S3://memory/items") : null;
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
