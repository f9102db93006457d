package io.stepwell.simulation.machine;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when it is moved. */
public final class SimulatedClock implements InstantSource {
    private long millis = 1_000_000_000_000L;

    @Override
    public long millis() {
        return millis;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis);
    }

    /** Time passes; a negative number turns the clock back. */
    public void advance(long byMillis) {
        millis += byMillis;
    }
}
