package io.stepwell.integrations.function;

import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A function that is configured, with what runs it and the places of its concurrency. */
final class LocalFunction {
    /** The most invocations that may run or wait for their turn. */
    private static final int ACCEPTED_MAX = 1_000;

    private final FunctionConfiguration configuration;
    private final FunctionRunner runner;
    private final Semaphore places;
    private final Semaphore accepted = new Semaphore(ACCEPTED_MAX);

    LocalFunction(FunctionConfiguration configuration, Path bootstraps, String region) {
        this.configuration = configuration;
        this.runner = FunctionRunner.of(configuration, bootstraps, region);
        this.places = new Semaphore(configuration.concurrency(), true);
    }

    FunctionConfiguration configuration() {
        return configuration;
    }

    FunctionRunner runner() {
        return runner;
    }

    /** Takes an invocation in, to run or to wait; false when there are too many. A function fills no other's room. */
    boolean accept() {
        return accepted.tryAcquire();
    }

    /** An invocation that was taken in is over. */
    void release() {
        accepted.release();
    }

    /** Takes a place; false when none got free in time. */
    boolean enter() throws InterruptedException {
        return places.tryAcquire(configuration.waitSeconds(), TimeUnit.SECONDS);
    }

    void leave() {
        places.release();
    }
}
