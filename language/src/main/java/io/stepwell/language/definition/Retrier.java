package io.stepwell.language.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and how often to try again after an error (ASL section "Retrying after error").
 *
 * @param errorEquals the error names it takes
 * @param intervalSeconds the wait before the first retry
 * @param maxAttempts how many retries; 0 for none
 * @param backoffRate the factor from one wait to the next, at least 1
 * @param maxDelaySeconds the longest wait; null for no bound
 * @param fullJitter whether a wait is drawn between 0 and the computed delay
 */
public record Retrier(
        List<String> errorEquals,
        long intervalSeconds,
        long maxAttempts,
        double backoffRate,
        @Nullable Long maxDelaySeconds,
        boolean fullJitter) {

    /**
     * The wait before a retry, in milliseconds.
     *
     * @param retriesSoFar how many retries this retrier has made, from 0
     * @param chance a number in [0, 1) for the jitter
     */
    public long delayMillis(int retriesSoFar, double chance) {
        double seconds = intervalSeconds * Math.pow(backoffRate, retriesSoFar);
        if (maxDelaySeconds != null) {
            seconds = Math.min(seconds, maxDelaySeconds);
        }
        double bounded = Math.min(seconds, 31_622_400d);
        return (long) ((fullJitter ? bounded * chance : bounded) * 1000);
    }
}
