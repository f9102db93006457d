package io.stepwell.server.crash;

import io.stepwell.server.harness.Patience;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what happens, so that a kill can come after so much has happened rather than after some time. */
final class Progress {
    private static final Duration STALLED = Duration.ofSeconds(30);

    private final AtomicLong steps = new AtomicLong();

    void made() {
        steps.incrementAndGet();
    }

    /** Waits for so many further steps; with less to do, for as long as there is any progress. */
    void await(int further, int waitMillisMax) {
        long goal = steps.get() + further;
        long giveUp = System.nanoTime() + Duration.ofMillis(waitMillisMax).toNanos();
        Patience.until(STALLED, () -> "no progress", () -> steps.get() >= goal || System.nanoTime() - giveUp > 0);
    }
}
