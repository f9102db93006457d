package io.stepwell.storage.rocksdb;

import io.stepwell.storage.Store;
import io.stepwell.storage.StoreConcurrencyContractTest;
import java.nio.file.Path;

final class RocksDbStoreConcurrencyTest extends StoreConcurrencyContractTest {
    @Override
    protected Store open(Path folder) {
        return RocksDbStore.open(folder, RocksDbSettings.small());
    }
}
