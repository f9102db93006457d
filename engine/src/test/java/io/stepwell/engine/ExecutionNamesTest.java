package io.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExecutionNamesTest {
    @Test
    void anArnSaysTheNameAndTheStateMachine() {
        assertThat(ExecutionNames.of("arn:aws:states:us-east-1:123456789012:execution:order:first"))
                .isEqualTo(new ExecutionNames(
                        "first", "arn:aws:states:us-east-1:123456789012:stateMachine:order", "order"));
    }

    @Test
    void theArnOfAChildOfAMapRunSaysTheLabelledStateMachine() {
        assertThat(ExecutionNames.of("arn:aws:states:us-east-1:123456789012:execution:order/each:c1"))
                .isEqualTo(new ExecutionNames(
                        "c1", "arn:aws:states:us-east-1:123456789012:stateMachine:order/each", "order/each"));
    }

    @Test
    void otherTextsNameNoStateMachine() {
        assertThat(ExecutionNames.of("arn:e")).isEqualTo(new ExecutionNames("e", "", ""));
        assertThat(ExecutionNames.of("")).isEqualTo(new ExecutionNames("", "", ""));
        assertThat(ExecutionNames.of("arn:execution:m")).isEqualTo(new ExecutionNames("m", "", ""));
        assertThat(ExecutionNames.of("arn:aws:states:us-east-1:123456789012:express:order:first:id"))
                .isEqualTo(new ExecutionNames("id", "", ""));
    }
}
