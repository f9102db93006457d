package io.stepwell.storage.rocksdb;

import io.stepwell.storage.Store;
import io.stepwell.storage.StoreContractTest;
import java.nio.file.Path;

final class RocksDbStoreTest extends StoreContractTest {
    @Override
    protected Store open(Path folder) {
        return RocksDbStore.open(folder, RocksDbSettings.small());
    }
}
