package io.stepwell.runtime.node;

import io.stepwell.storage.ForwardingStore;
import io.stepwell.storage.Store;

/** A store that outlives the node that closes it. */
final class Unclosable extends ForwardingStore {
    Unclosable(Store store) {
        super(store);
    }

    @Override
    public void close() {}
}
