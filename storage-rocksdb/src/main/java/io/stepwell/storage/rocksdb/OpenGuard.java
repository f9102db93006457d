package io.stepwell.storage.rocksdb;

import io.stepwell.storage.StoreException;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps native handles alive while they are used. Operations enter and leave; closing lets no more in and waits for
 * those inside. Using a freed handle would end the process.
 */
final class OpenGuard {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Path folder;
    private volatile boolean closing;
    private boolean freed;

    OpenGuard(Path folder) {
        this.folder = folder;
    }

    /** Enters; {@code close} of the answer leaves. */
    Visit enter() {
        Lock inside = lock.readLock();
        // tryLock, because lock() would queue behind a closer that waits for a long backup
        if (closing || !inside.tryLock()) {
            throw closed();
        }
        if (closing) {
            inside.unlock();
            throw closed();
        }
        return inside::unlock;
    }

    /** Runs {@code free} once, when no operation is inside; returns when it is done. */
    void close(Runnable free) {
        closing = true;
        lock.writeLock().lock();
        try {
            if (!freed) {
                freed = true;
                free.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private StoreException closed() {
        return new StoreException("the store in " + folder + " is closed", null);
    }

    /** One operation. */
    interface Visit extends AutoCloseable {
        @Override
        void close();
    }
}
