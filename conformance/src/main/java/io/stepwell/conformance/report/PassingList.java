package io.stepwell.conformance.report;

import io.stepwell.conformance.run.CaseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of cases that pass and must go on passing: one id a line; empty lines and lines with # are remarks.
 *
 * @param ids sorted
 */
public record PassingList(Set<String> ids) {
    public PassingList {
        ids = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }

    /** The list in this file. */
    public static PassingList read(Path file) throws IOException {
        return new PassingList(new TreeSet<>(Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList()));
    }

    /** Listed cases that ran and did not pass. A listed case that was skipped has not passed either. */
    public List<CaseResult> broken(Collection<CaseResult> results) {
        return results.stream()
                .filter(result -> ids.contains(result.id()) && !result.passed())
                .toList();
    }

    /** Ids of passing cases that are not listed yet, sorted. */
    public List<String> newlyPassing(Collection<CaseResult> results) {
        return results.stream()
                .filter(CaseResult::passed)
                .map(CaseResult::id)
                .filter(id -> !ids.contains(id))
                .sorted()
                .toList();
    }

    /** Adds these ids and writes the file. */
    public void writeWith(Collection<String> more, Path file) throws IOException {
        TreeSet<String> all = new TreeSet<>(ids);
        all.addAll(more);
        Files.writeString(
                file,
                "# Recorded cases that pass and must go on passing. One id a line.\n" + String.join("\n", all) + "\n");
    }
}
