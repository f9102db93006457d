package io.stepwell.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.conformance.cases.CaseFolder;
import io.stepwell.conformance.report.Report;
import io.stepwell.conformance.run.CaseResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the project's own cases, written from the AWS documentation: all must pass, none may be skipped. */
class GoldenCasesTest {
    @Test
    void everyGoldenCasePasses() throws Exception {
        List<CaseResult> results;
        try (Laboratory laboratory = TestServer.laboratory()) {
            results = laboratory.run(CaseFolder.read(Path.of("golden")), Duration.ofSeconds(300), 16);
        }
        assertThat(results.stream().filter(each -> !each.passed()).map(CaseResult::id))
                .as(new Report(results).text())
                .isEmpty();
    }
}
