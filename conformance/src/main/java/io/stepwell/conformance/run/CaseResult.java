package io.stepwell.conformance.run;

import java.time.Duration;

/**
 * One case and how it ended.
 *
 * @param id of the case
 * @param group of the case
 */
public record CaseResult(String id, String group, Verdict verdict, Duration took) {
    public boolean passed() {
        return verdict instanceof Verdict.Passed;
    }
}
