package io.stepwell.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.cases.Step;
import io.stepwell.conformance.run.CaseResult;
import io.stepwell.conformance.run.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final String DEFINITION = """
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"x.$": "States.UUID()"}, "End": true},
             "M": {"Type": "Map", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                   "ReaderConfig": {"InputType": "CSV"}}}}}""";

    @Test
    void everythingACaseUsesIsCountedWithItsVerdict() {
        List<CaseResult> results = List.of(
                new CaseResult("good", "g", new Verdict.Passed(), Duration.ZERO),
                new CaseResult("x::bad", "g", new Verdict.Failed(List.of("a | differs\nmuch")), Duration.ZERO));
        String page =
                new Coverage(List.of(subject("good"), subject("x::bad")), results, List.of("StopExecution")).markdown();
        assertThat(page)
                .contains("| g | 1 of 2 |")
                .contains("| CreateStateMachine | 1 of 2 |")
                .contains("| StopExecution | no case |")
                .contains("| Pass.Parameters | 1 of 2 |")
                .contains("| States.UUID | 1 of 2 |")
                .contains("| ItemReader s3:getObject CSV | 1 of 2 |")
                .contains("| States.Timeout | 1 of 2 |")
                .contains("| bad | a / differs much |");
    }

    private static Case subject(String id) {
        Step call = new Step.Call(
                "s", "stepfunctions", "CreateStateMachine", Map.of("definition", DEFINITION), false, null, false);
        return new Case(
                id,
                "g",
                List.of(),
                List.of(call),
                List.of(),
                List.of(),
                Set.of(),
                Map.of("m", Map.of("error", "States.Timeout")));
    }
}
