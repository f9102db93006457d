package io.stepwell.storage.memory;

import io.stepwell.storage.Store;
import io.stepwell.storage.StoreConcurrencyContractTest;
import java.nio.file.Path;

final class MemoryStoreConcurrencyTest extends StoreConcurrencyContractTest {
    @Override
    protected Store open(Path folder) {
        return MemoryStores.open(folder);
    }
}
