package io.stepwell.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.cases.CaseFolder;
import io.stepwell.conformance.client.SfnOperations;
import io.stepwell.conformance.report.Coverage;
import io.stepwell.conformance.report.PassingList;
import io.stepwell.conformance.report.Report;
import io.stepwell.conformance.run.CaseResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs the cases recorded from AWS. What is on the passing list must go on passing.
 *
 * <p>By default only the listed cases run. {@code -Dconformance.all=true} runs all, {@code -Dconformance.name=TEXT}
 * those with this text in their name or group; {@code -Dconformance.record=true} adds what passes to the list. The
 * report is written to {@code target/conformance.txt}. {@code -Dconformance.table=FILE} runs the project's own cases as well and
 * writes there what all of them cover.
 */
class RecordedCasesTest {
    private static final Path PASSING = Path.of("src", "test", "resources", "passing.txt");
    private static final Path REPORT = Path.of("target", "conformance.txt");
    private static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("conformance.limit", 300));
    private static final int PARALLEL = Integer.getInteger("conformance.parallel", 24);

    @Test
    void theListedCasesPass() throws Exception {
        List<Case> recorded = SharedCases.orSkip();
        PassingList passing = PassingList.read(PASSING);
        List<Case> chosen = new ArrayList<>(
                recorded.stream().filter(each -> isChosen(each, passing)).toList());
        String table = System.getProperty("conformance.table");
        if (table != null) {
            chosen.addAll(CaseFolder.read(Path.of("golden")));
        }
        List<CaseResult> results;
        try (Laboratory laboratory = TestServer.laboratory()) {
            results = laboratory.run(chosen, LIMIT, PARALLEL);
        }
        Report report = new Report(results);
        Files.writeString(REPORT, report.text());
        if (table != null) {
            Files.writeString(Path.of(table), new Coverage(chosen, results, SfnOperations.names()).markdown());
        }
        List<String> newlyPassing = passing.newlyPassing(results);
        System.out.println(report.table() + newlyPassing.size() + " newly passing; details in " + REPORT);
        if (Boolean.getBoolean("conformance.record")) {
            passing.writeWith(newlyPassing, PASSING);
        }
        List<CaseResult> broken = passing.broken(results);
        assertThat(broken.stream().map(CaseResult::id))
                .as(new Report(broken).text())
                .isEmpty();
    }

    private static boolean isChosen(Case each, PassingList passing) {
        String name = System.getProperty("conformance.name");
        return name != null
                ? each.id().contains(name) || each.group().equals(name)
                : Boolean.getBoolean("conformance.all") || passing.ids().contains(each.id());
    }
}
