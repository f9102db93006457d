package io.stepwell.engine;

/**
 * How often services are asked whether a job has ended: the longer it runs already, the less often, so that what is
 * learned late is a fixed part of the job's duration.
 *
 * @param pauseMillisMin the shortest pause, also the one after the start
 * @param pauseMillisMax the longest pause
 */
public record JobPolling(long pauseMillisMin, long pauseMillisMax) {
    private static final int PAUSES_PER_DURATION = 4;

    public JobPolling {
        if (pauseMillisMin < 1 || pauseMillisMax < pauseMillisMin) {
            throw new IllegalArgumentException("the pauses between polls must be positive and in order, not "
                    + pauseMillisMin + " and " + pauseMillisMax + " ms");
        }
    }

    /** One second at first, a minute in the end. */
    public static JobPolling standard() {
        return new JobPolling(1_000, 60_000);
    }

    /** The pause before the next poll of a job that runs for so long. */
    public long pauseMillis(long runningMillis) {
        return Math.clamp(runningMillis / PAUSES_PER_DURATION, pauseMillisMin, pauseMillisMax);
    }
}
