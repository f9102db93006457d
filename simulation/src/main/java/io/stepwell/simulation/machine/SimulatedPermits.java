package io.stepwell.simulation.machine;

import io.stepwell.runtime.world.Threads;

/** Places for threads of the simulation. */
final class SimulatedPermits implements Threads.Permits {
    private final SimulatedThreads threads;
    private int free;

    SimulatedPermits(SimulatedThreads threads, int count) {
        this.threads = threads;
        this.free = count;
    }

    @Override
    public void acquire() throws InterruptedException {
        threads.await(() -> free > 0, Long.MAX_VALUE);
        free--;
    }

    @Override
    public void release() {
        free++;
    }
}
