package io.stepwell.integrations.aws;

/**
 * The bounds of one call, all its attempts together.
 *
 * @param deadlineMillis when nobody waits any more, milliseconds since the epoch; {@link Long#MAX_VALUE} for never
 * @param attemptMillisMax the longest one attempt may take, from connecting to the last byte
 * @param responseBytesMax the longest body accepted
 */
public record CallLimits(long deadlineMillis, long attemptMillisMax, int responseBytesMax) {
    /**
     * How much longer than the deadline a call is kept: the one who set the deadline reports its passing, and must not
     * be overtaken by a failure of ours.
     */
    private static final long GRACE_MILLIS = 2_000;

    public CallLimits {
        if (attemptMillisMax <= 0 || responseBytesMax <= 0) {
            throw new IllegalArgumentException("The bounds of a call must be positive");
        }
    }

    /** Milliseconds an attempt beginning now may take; zero or less when the call is over. */
    long attemptMillis(long nowMillis) {
        return Math.min(attemptMillisMax, remainingMillis(nowMillis));
    }

    /** Milliseconds until the end of the call. */
    long remainingMillis(long nowMillis) {
        return deadlineMillis >= Long.MAX_VALUE - GRACE_MILLIS
                ? Long.MAX_VALUE
                : deadlineMillis + GRACE_MILLIS - nowMillis;
    }
}
