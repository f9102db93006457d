package io.stepwell.conformance.run;

/** The pauses of one poll: short at first, then longer. */
final class Pause {
    private static final long MILLIS_MAX = 400;

    private long millis = 20;

    void take() throws InterruptedException {
        Thread.sleep(millis);
        millis = Math.min(MILLIS_MAX, millis + millis / 2);
    }
}
