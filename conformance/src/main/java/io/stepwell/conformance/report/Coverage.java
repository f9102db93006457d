package io.stepwell.conformance.report;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.report.Features.Kind;
import io.stepwell.conformance.run.CaseResult;
import io.stepwell.conformance.run.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the cases of one run cover, as Markdown: for each operation, field, function, error and reader, how many pass. */
public final class Coverage {
    private static final int REASON_CHARACTERS_MAX = 160;

    private final Map<Kind, Map<String, Count>> counts = new EnumMap<>(Kind.class);
    private final List<CaseResult> results;

    private static final class Count {
        int passed;
        int all;
    }

    /**
     * Counts.
     *
     * @param operations all operations of the API, so that one without a case is seen too
     */
    public Coverage(List<Case> cases, List<CaseResult> results, Collection<String> operations) {
        this.results = List.copyOf(results);
        operations.forEach(operation -> count(Kind.OPERATION, operation));
        Map<String, Case> byId = cases.stream().collect(Collectors.toMap(Case::id, Function.identity()));
        for (CaseResult result : results) {
            Case subject = byId.get(result.id());
            if (subject != null) {
                Features.of(subject)
                        .forEach((kind, names) -> names.forEach(name -> {
                            Count count = count(kind, name);
                            count.all++;
                            count.passed += result.passed() ? 1 : 0;
                        }));
            }
        }
    }

    private Count count(Kind kind, String name) {
        return counts.computeIfAbsent(kind, _ -> new TreeMap<>()).computeIfAbsent(name, _ -> new Count());
    }

    /** The whole page. */
    public String markdown() {
        StringBuilder out = new StringBuilder("""
                # What is compared with AWS

                Made by the conformance runner; do not edit. "n of m" reads: m cases use it, n of them get the answers AWS gave (the
                project's own cases included, whose answers come from AWS's documentation). A case that fails counts against everything
                it uses. Known differences that no case shows are in [compatibility.md](compatibility.md).

                """);
        groups(out);
        counts.forEach((kind, names) -> section(kind, names, out));
        differences(out);
        return out.toString();
    }

    private void groups(StringBuilder out) {
        Map<String, Count> groups = new TreeMap<>();
        for (CaseResult result : results) {
            Count count = groups.computeIfAbsent(result.group(), _ -> new Count());
            count.all++;
            count.passed += result.passed() ? 1 : 0;
        }
        section("Groups of cases", groups, out);
    }

    private static void section(Kind kind, Map<String, Count> names, StringBuilder out) {
        section(kind.title(), names, out);
    }

    private static void section(String title, Map<String, Count> names, StringBuilder out) {
        out.append("## ").append(title).append("\n| | pass |\n|---|---|\n");
        names.forEach((name, count) -> out.append("| ")
                .append(name)
                .append(" | ")
                .append(count.all == 0 ? "no case" : count.passed + " of " + count.all)
                .append(" |\n"));
        out.append('\n');
    }

    private void differences(StringBuilder out) {
        Map<String, List<String>> failing = new LinkedHashMap<>();
        for (CaseResult result : results) {
            switch (result.verdict()) {
                case Verdict.Passed() -> {}
                case Verdict.Skipped(String reason) -> failing.put(result.id(), List.of(reason));
                case Verdict.Failed(List<String> reasons) -> failing.put(result.id(), reasons);
            }
        }
        out.append("## Cases that fail or cannot be played\n");
        if (failing.isEmpty()) {
            out.append("None.\n");
            return;
        }
        out.append("| case | first difference |\n|---|---|\n");
        new TreeMap<>(failing)
                .forEach((id, reasons) -> out.append("| ")
                        .append(shortName(id))
                        .append(" | ")
                        .append(firstLine(reasons))
                        .append(" |\n"));
    }

    private static String shortName(String id) {
        return id.substring(id.lastIndexOf("::") < 0 ? 0 : id.lastIndexOf("::") + 2);
    }

    private static String firstLine(List<String> reasons) {
        String first = new ArrayList<>(reasons).getFirst().replace('|', '/').replaceAll("\\s+", " ");
        return first.length() <= REASON_CHARACTERS_MAX ? first : first.substring(0, REASON_CHARACTERS_MAX) + " …";
    }
}
