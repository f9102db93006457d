package io.stepwell.embedded;

import io.stepwell.runtime.world.Threads;
import java.util.concurrent.Semaphore;

/** Places for threads that do not work while they wait for one. */
final class DrivenPermits implements Threads.Permits {
    private final DrivenCalls calls;
    private final Semaphore places;

    DrivenPermits(DrivenCalls calls, int count) {
        this.calls = calls;
        this.places = new Semaphore(count);
    }

    @Override
    public void acquire() throws InterruptedException {
        while (!places.tryAcquire()) {
            calls.await(() -> places.availablePermits() > 0, Long.MAX_VALUE);
        }
    }

    @Override
    public void release() {
        calls.change(places::release);
    }
}
