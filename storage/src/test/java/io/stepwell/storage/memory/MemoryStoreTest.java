package io.stepwell.storage.memory;

import io.stepwell.storage.Store;
import io.stepwell.storage.StoreContractTest;
import java.nio.file.Path;

final class MemoryStoreTest extends StoreContractTest {
    @Override
    protected Store open(Path folder) {
        return MemoryStores.open(folder);
    }

    @Override
    protected Store reopen(Store closing, Path folder) {
        return MemoryStores.reopen(closing);
    }
}
