package io.stepwell.storage.rocksdb;

import io.stepwell.storage.Store;
import io.stepwell.storage.StoreFencingContractTest;
import java.nio.file.Path;

final class RocksDbStoreFencingTest extends StoreFencingContractTest {
    @Override
    protected Store open(Path folder) {
        return RocksDbStore.open(folder, RocksDbSettings.small());
    }
}
