package io.stepwell.storage.memory;

import io.stepwell.storage.Store;
import io.stepwell.storage.StoreFencingContractTest;
import java.nio.file.Path;

final class MemoryStoreFencingTest extends StoreFencingContractTest {
    @Override
    protected Store open(Path folder) {
        return MemoryStores.open(folder);
    }

    @Override
    protected Store reopen(Store closing, Path folder) {
        return MemoryStores.reopen(closing);
    }
}
