package io.stepwell.integrations.aws;

import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * When and after how long a failed attempt is repeated, as AWS's SDK does it: throttled calls, server faults and broken
 * connections; exponential backoff with full jitter.
 *
 * @param attemptsMax the first attempt included
 * @param baseMillis the longest pause before the second attempt
 * @param throttledBaseMillis the same after throttling
 * @param pauseMillisMax the longest pause of all
 */
public record RetryPolicy(int attemptsMax, long baseMillis, long throttledBaseMillis, long pauseMillisMax) {
    /** The SDK's: three attempts, from 100 ms, from 500 ms when throttled, at most 20 s. */
    public static final RetryPolicy STANDARD = new RetryPolicy(3, 100, 500, 20_000);

    private static final Set<String> THROTTLES = Set.of(
            "BandwidthLimitExceeded",
            "LimitExceededException",
            "PriorRequestNotComplete",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "RequestThrottled",
            "RequestThrottledException",
            "SlowDown",
            "Throttling",
            "ThrottledException",
            "ThrottlingException",
            "TooManyRequestsException",
            "TransactionInProgressException");
    private static final Set<String> TRANSIENT = Set.of("RequestTimeout", "RequestTimeoutException", "InternalError");

    public RetryPolicy {
        if (attemptsMax < 1 || baseMillis < 0 || throttledBaseMillis < 0 || pauseMillisMax < 0) {
            throw new IllegalArgumentException("A retry policy needs at least one attempt and no negative pauses");
        }
    }

    /** A call that can be made again. */
    public interface Attempt {
        CallResult make() throws InterruptedException;
    }

    /** Makes a call, repeating it as the policy says. */
    public CallResult call(Attempt attempt) throws InterruptedException {
        for (int made = 1; ; made++) {
            CallResult result = attempt.make();
            if (made >= attemptsMax || !retries(result)) {
                return result;
            }
            Thread.sleep(pauseMillis(made, result, ThreadLocalRandom.current().nextDouble()));
        }
    }

    /** Whether another attempt may help. */
    boolean retries(CallResult result) {
        return switch (result) {
            case CallResult.Answered _, CallResult.TooLarge _ -> false;
            case CallResult.Unreachable _ -> true;
            case CallResult.Refused(ServiceError error) -> throttled(error) || serverFault(error);
        };
    }

    private static boolean serverFault(ServiceError error) {
        return switch (error.statusCode()) {
            case 500, 502, 503, 504 -> true;
            default -> isOneOf(error.code(), TRANSIENT);
        };
    }

    private static boolean throttled(ServiceError error) {
        return error.statusCode() == 429 || isOneOf(error.code(), THROTTLES);
    }

    private static boolean isOneOf(@Nullable String code, Set<String> codes) {
        return code != null && codes.contains(code);
    }

    /**
     * The pause after a failed attempt.
     *
     * @param attempt which attempt failed, from 1
     * @param chance from 0 (inclusive) to 1 (exclusive)
     */
    long pauseMillis(int attempt, CallResult result, double chance) {
        boolean throttled = result instanceof CallResult.Refused(ServiceError error) && throttled(error);
        long base = throttled ? throttledBaseMillis : baseMillis;
        long ceiling = Math.min(pauseMillisMax, base << Math.min(attempt - 1, 20));
        return (long) (ceiling * chance);
    }
}
