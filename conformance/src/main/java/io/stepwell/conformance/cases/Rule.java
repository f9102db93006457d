package io.stepwell.conformance.cases;

/** One rule that makes answers comparable; the README of the case format says what each does. */
public sealed interface Rule {
    record Regex(String pattern, String replacement) implements Rule {}

    record AtPath(String path, String replacement, boolean reference) implements Rule {}

    record KeyValue(String key, String replacement, boolean reference) implements Rule {}

    record ArnResourceName(String label) implements Rule {}

    record MapRunArn(String of, int index) implements Rule {}

    record MapRunArnsIn(String of) implements Rule {}

    record ParseJsonOutput() implements Rule {}

    record SortVariableReferences() implements Rule {}

    record SortParallelBranchEvents() implements Rule {}

    record SnsUrls() implements Rule {}

    record SnsSigningCert(String label) implements Rule {}

    record SnsUnsubscribeSubscription(String label) implements Rule {}

    record SfnDefaults() implements Rule {}
}
