package io.stepwell.integrations.http;

/**
 * How long a call of an HTTP API may take, and how much it may answer.
 *
 * @param callMillisMax the longest call of a task without a timeout
 * @param timeoutMillisMax the longest call of a task with one
 * @param bodyBytesMax the longest body of a response
 */
public record HttpBounds(long callMillisMax, long timeoutMillisMax, int bodyBytesMax) {
    /** The timeout's passing is reported by who set it, not by a failure of ours just before. */
    private static final long GRACE_MILLIS = 2_000;

    private static final long AWS_CALL_MILLIS = 60_000;
    private static final int AWS_BODY_BYTES = 256 * 1024;
    private static final long DAY_MILLIS = 86_400_000;

    /** AWS's: a minute, whatever the task's timeout says (Developer Guide, "Call HTTPS APIs"). */
    public static HttpBounds aws() {
        return new HttpBounds(AWS_CALL_MILLIS, AWS_CALL_MILLIS, AWS_BODY_BYTES);
    }

    /** A task that sets a timeout waits so long, at most a day; one without waits as on AWS. */
    public static HttpBounds open(int bodyBytesMax) {
        return new HttpBounds(AWS_CALL_MILLIS, DAY_MILLIS, bodyBytesMax);
    }

    /**
     * When a call has to end.
     *
     * @param deadlineMillis when the task times out; {@link Long#MAX_VALUE} for a task without timeout
     */
    long endMillis(long deadlineMillis, long nowMillis) {
        return deadlineMillis == Long.MAX_VALUE
                ? nowMillis + callMillisMax
                : Math.min(deadlineMillis + GRACE_MILLIS, nowMillis + timeoutMillisMax);
    }
}
