package io.stepwell.storage.memory;

import io.stepwell.storage.Store;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens memory stores the way the contract tests open stores on a disk. */
final class MemoryStores {
    private MemoryStores() {}

    static Store open(Path folder) {
        return Files.exists(folder) ? MemoryStore.restore(folder) : new MemoryStore();
    }

    static Store reopen(Store closing) {
        return ((MemoryStore) closing).reopen();
    }
}
