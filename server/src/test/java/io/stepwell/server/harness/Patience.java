package io.stepwell.server.harness;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, never longer than a bound. */
public final class Patience {
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();

    private Patience() {}

    /**
     * Looks at the condition until it holds.
     *
     * @param what names the condition when the bound is reached
     */
    public static void until(Duration bound, Supplier<String> what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + bound.toSeconds() + " s: " + what.get());
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
