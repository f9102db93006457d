package io.stepwell.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.conformance.run.CaseResult;
import io.stepwell.conformance.run.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static CaseResult result(String id, String group, Verdict verdict) {
        return new CaseResult(id, group, verdict, Duration.ofMillis(12));
    }

    private final List<CaseResult> results = List.of(
            result("good", "g1", new Verdict.Passed()),
            result("bad", "g1", new Verdict.Failed(List.of("m.a differs"))),
            result("other", "g2", new Verdict.Skipped("needs s3")));

    @Test
    void theReportCountsByGroupAndTellsWhatFailed() {
        assertThat(new Report(results)
                        .text()
                        .lines()
                        .map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "FAIL bad (12 ms)",
                        "m.a differs",
                        "SKIP other: needs s3",
                        "group passed failed skipped",
                        "g1 1 1 0",
                        "g2 0 0 1",
                        "total 1 1 1");
    }

    @Test
    void aListedCaseThatFailsOrIsSkippedIsBroken(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("passing.txt");
        Files.writeString(file, "# remark\n\nbad\nother\nnot run\n");
        PassingList list = PassingList.read(file);
        assertThat(list.broken(results)).extracting(CaseResult::id).containsExactly("bad", "other");
        assertThat(list.newlyPassing(results)).containsExactly("good");
        list.writeWith(list.newlyPassing(results), file);
        assertThat(PassingList.read(file).ids()).containsExactly("bad", "good", "not run", "other");
    }
}
