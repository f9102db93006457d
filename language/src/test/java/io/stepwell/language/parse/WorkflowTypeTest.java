package io.stepwell.language.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.language.definition.Diagnostic;
import io.stepwell.language.definition.WorkflowType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkflowTypeTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "arn:aws:states:::states:startExecution.sync, '.sync' service integration",
                "arn:aws:states:::states:startExecution.sync:2, '.sync:2' service integration",
                "arn:aws:states:::sqs:sendMessage.waitForTaskToken, '.waitForTaskToken' service integration",
                "arn:aws:states:us-east-1:123456789012:activity:a, activities"
            })
    void anExpressWorkflowTakesNothingThatWaitsForAnAnswerFromOutside(String resource, String what) {
        assertThat(refusals(resource, WorkflowType.STANDARD)).isEmpty();
        assertThat(refusals(resource, WorkflowType.EXPRESS))
                .containsExactly("SCHEMA_VALIDATION_FAILED: Express state machine does not support " + what
                        + " at /States/S/Resource");
    }

    @Test
    void anExpressWorkflowTakesRequestResponse() {
        assertThat(refusals("arn:aws:states:::sqs:sendMessage", WorkflowType.EXPRESS))
                .isEmpty();
        assertThat(refusals("arn:aws:lambda:us-east-1:123456789012:function:f", WorkflowType.EXPRESS))
                .isEmpty();
    }

    private static List<String> refusals(String resource, WorkflowType type) {
        String text = "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Task\",\"End\":true,\"Resource\":\"" + resource
                + "\"}}}";
        return DefinitionParser.parse(text, type).diagnostics().stream()
                .map(Diagnostic::toAwsText)
                .toList();
    }
}
