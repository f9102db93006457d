package io.stepwell.simulation.machine;

import io.stepwell.runtime.world.Loop;
import io.stepwell.runtime.world.Rest;
import io.stepwell.runtime.world.Threads;

/** A loop: ready when it is not resting, or when something has happened that may end its rest. */
final class SimulatedLoop extends Turn implements Threads.Running {
    private final SimulatedThreads threads;
    private final Loop loop;
    private Rest rest = Rest.NONE;
    private long restsUntil = Long.MIN_VALUE;
    private long seen = -1;

    SimulatedLoop(SimulatedThreads threads, String name, Loop loop) {
        super(name);
        this.threads = threads;
        this.loop = loop;
    }

    @Override
    public void start() {
        threads.begin(this);
    }

    @Override
    boolean isReady() {
        boolean stirred = threads.progress() != seen;
        return switch (rest) {
            case Rest.None _ -> true;
            case Rest.Pause _ -> threads.millis() >= restsUntil;
            case Rest.ForWork _ -> stirred || threads.millis() >= restsUntil;
            case Rest.UntilThrough _ -> stirred;
        };
    }

    @Override
    long readyAtMillis() {
        return restsUntil;
    }

    @Override
    void take() throws InterruptedException {
        if (loop.isOver()) {
            loop.end();
            gone = true;
            threads.stir();
            return;
        }
        seen = threads.progress();
        rest = loop.step();
        long now = threads.millis();
        restsUntil = switch (rest) {
            case Rest.None _ -> now;
            case Rest.Pause r -> now + r.millis();
            case Rest.ForWork r -> r.millisMax() > Integer.MAX_VALUE ? Long.MAX_VALUE : now + r.millisMax();
            case Rest.UntilThrough _ -> Long.MAX_VALUE;
        };
        if (rest instanceof Rest.None) {
            threads.stir();
        }
    }

    @Override
    public void interrupt() {
        rest = Rest.NONE;
    }

    @Override
    public boolean join(long millisMax) throws InterruptedException {
        rest = Rest.NONE;
        threads.await(() -> gone, millisMax > Integer.MAX_VALUE ? Long.MAX_VALUE : threads.millis() + millisMax);
        return gone;
    }
}
