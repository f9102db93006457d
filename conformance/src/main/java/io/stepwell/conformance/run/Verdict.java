package io.stepwell.conformance.run;

import java.util.List;

/** How a case ended. */
public sealed interface Verdict {
    record Passed() implements Verdict {}

    /** @param reasons what went wrong, most telling first */
    record Failed(List<String> reasons) implements Verdict {}

    /** @param reason such as {@code needs s3} */
    record Skipped(String reason) implements Verdict {}
}
