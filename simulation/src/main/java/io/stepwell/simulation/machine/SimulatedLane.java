package io.stepwell.simulation.machine;

import io.stepwell.runtime.world.Threads;
import java.util.ArrayDeque;

/** Work in order. */
final class SimulatedLane extends Turn implements Threads.Lane {
    private final SimulatedThreads threads;
    private final ArrayDeque<Runnable> works = new ArrayDeque<>();

    SimulatedLane(SimulatedThreads threads, String name) {
        super(name);
        this.threads = threads;
    }

    @Override
    public void execute(Runnable work) {
        works.add(work);
    }

    @Override
    boolean isReady() {
        return !works.isEmpty();
    }

    @Override
    long readyAtMillis() {
        return works.isEmpty() ? Long.MAX_VALUE : threads.millis();
    }

    @Override
    void take() {
        threads.stir();
        works.removeFirst().run();
    }

    @Override
    public void close() {
        works.clear();
        gone = true;
    }
}
