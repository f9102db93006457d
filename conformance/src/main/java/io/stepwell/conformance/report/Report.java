package io.stepwell.conformance.report;

import io.stepwell.conformance.run.CaseResult;
import io.stepwell.conformance.run.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The results of one run as text: what failed and why, a table by group, a total. */
public final class Report {
    private static final String ROW = "%-32s %7s %7s %7s%n";

    private final List<CaseResult> results;

    public Report(List<CaseResult> results) {
        this.results = List.copyOf(results);
    }

    /** The whole report. */
    public String text() {
        StringBuilder out = new StringBuilder();
        results.forEach(result -> describe(result, out));
        return out.append(table()).toString();
    }

    /** Passed, failed and skipped cases by group, and the total. */
    public String table() {
        StringBuilder out = new StringBuilder();
        out.append(String.format(Locale.ROOT, ROW, "group", "passed", "failed", "skipped"));
        Map<String, List<CaseResult>> byGroup = new TreeMap<>();
        results.forEach(each -> byGroup.computeIfAbsent(each.group(), group -> new java.util.ArrayList<>())
                .add(each));
        byGroup.forEach((group, members) -> out.append(row(group, members)));
        return out.append(row("total", results)).toString();
    }

    private static void describe(CaseResult result, StringBuilder out) {
        switch (result.verdict()) {
            case Verdict.Passed() -> {}
            case Verdict.Skipped(String reason) ->
                out.append("SKIP ")
                        .append(result.id())
                        .append(": ")
                        .append(reason)
                        .append('\n');
            case Verdict.Failed(List<String> reasons) -> {
                out.append("FAIL ").append(result.id());
                out.append(" (").append(result.took().toMillis()).append(" ms)\n");
                reasons.forEach(reason -> out.append("    ").append(reason).append('\n'));
            }
        }
    }

    private static String row(String name, List<CaseResult> members) {
        return String.format(
                Locale.ROOT,
                ROW,
                name,
                count(members, verdict -> verdict instanceof Verdict.Passed),
                count(members, verdict -> verdict instanceof Verdict.Failed),
                count(members, verdict -> verdict instanceof Verdict.Skipped));
    }

    private static long count(List<CaseResult> members, Predicate<Verdict> wanted) {
        return members.stream().map(CaseResult::verdict).filter(wanted).count();
    }
}
