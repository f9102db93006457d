package io.stepwell.integrations.function;

import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A function that is configured, with what runs it and the places of its concurrency. */
final class LocalFunction {
    private final FunctionConfiguration configuration;
    private final FunctionRunner runner;
    private final Semaphore places;

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

    /** Takes a place; false when none got free in time. */
    boolean enter() throws InterruptedException {
        return places.tryAcquire(configuration.waitSeconds(), TimeUnit.SECONDS);
    }

    void leave() {
        places.release();
    }
}
