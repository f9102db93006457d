package io.stepwell.embedded;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is set. */
final class VirtualClock implements InstantSource {
    private volatile long millis;

    VirtualClock(Instant start) {
        this.millis = start.toEpochMilli();
    }

    void set(long nowMillis) {
        millis = nowMillis;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public long millis() {
        return millis;
    }
}
