package io.stepwell.runtime.statistics;

import java.time.Duration;

/** How finely time is divided. The codes are part of the format of rows: never change or reuse one. */
public enum Period {
    /** For states and executions; kept as long as closed executions. */
    HOUR(1, Duration.ofHours(1)),
    /** For executions alone, to draw recent hours; kept for two days. */
    FIVE_MINUTES(2, Duration.ofMinutes(5));

    /** How long what is finer than an hour is kept. */
    static final Duration FINE_KEPT = Duration.ofDays(2);

    private final int code;
    private final long millis;

    Period(int code, Duration length) {
        this.code = code;
        this.millis = length.toMillis();
    }

    int code() {
        return code;
    }

    public long millis() {
        return millis;
    }

    /** The beginning of the period that a moment lies in. */
    long startOf(long atMillis) {
        return Math.floorDiv(atMillis, millis) * millis;
    }
}
