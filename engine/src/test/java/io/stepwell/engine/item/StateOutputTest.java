package io.stepwell.engine.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.item.ChildResult.Status;
import io.stepwell.engine.item.WriterConfiguration.OutputType;
import io.stepwell.engine.item.WriterConfiguration.Transformation;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateOutputTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "COMPACT; JSON; [{\"a\": 1},[2,3],4]",
                "FLATTEN; JSON; [{\"a\": 1},2,3,4]",
                "COMPACT; JSONL; \"{\\\"a\\\": 1}\\n[2,3]\\n4\"",
                "FLATTEN; JSONL; \"{\\\"a\\\": 1}\\n2\\n3\\n4\""
            })
    void outputsAreShapedAsAskedFor(Transformation transformation, OutputType type, String expected) {
        StateOutput output = new StateOutput(new WriterConfiguration(transformation, type), 1_000);
        output.add(succeeded("{\"a\": 1}"));
        output.add(succeeded("[2,3]"));
        output.add(succeeded("4"));

        assertThat(String.valueOf(output.result())).isEqualTo(expected);
    }

    @Test
    void withoutChildrenTheResultIsAnEmptyArray() {
        assertThat(new StateOutput(WriterConfiguration.STATE_OUTPUT, 2).result())
                .isEqualTo(Json.parse("[]"));
    }

    @Test
    void withoutTransformationAResultHasTheDataOfItsExecution() {
        StateOutput output = new StateOutput(WriterConfiguration.EXPORT, 1_000);
        output.add(succeeded("{\"a\": 1}"));

        assertThat(String.valueOf(output.result())).isEqualTo("""
                [{"ExecutionArn":"arn:child","Input":"{\\"in\\": 0}","InputDetails":{"Included":true},"Name":"child",\
                "Output":"{\\"a\\": 1}","OutputDetails":{"Included":true},"RedriveCount":0,\
                "RedriveStatus":"NOT_REDRIVABLE",\
                "RedriveStatusReason":"Execution is SUCCEEDED and cannot be redriven",\
                "StartDate":"1970-01-01T00:00:01.000Z","StateMachineArn":"arn:machine/label","Status":"SUCCEEDED",\
                "StopDate":"1970-01-01T00:00:02.500Z"}]""");
    }

    @Test
    void aFailedChildIsToldWholeWhateverTheTransformation() {
        StateOutput output = new StateOutput(new WriterConfiguration(Transformation.FLATTEN, OutputType.JSON), 1_000);
        output.add(child(Status.FAILED, null, "Boom"));

        assertThat(String.valueOf(output.result()))
                .startsWith("[{\"Cause\":\"it broke\",\"Error\":\"Boom\",\"ExecutionArn\":\"arn:child\"")
                .contains("\"RedriveStatus\":\"REDRIVABLE\"", "\"Status\":\"FAILED\"")
                .doesNotContain("\"Output\":");
    }

    @Test
    void resultsLargerThanTheBoundAreForgotten() {
        StateOutput output = new StateOutput(WriterConfiguration.STATE_OUTPUT, 9);
        output.add(succeeded("\"äb\""));
        output.add(succeeded("1"));
        assertThat(output.result()).isEqualTo(Json.parse("[\"äb\",1]"));

        output.add(succeeded("2"));

        assertThat(output.isTooLarge()).isTrue();
        assertThat(output.result()).isNull();
    }

    private static ChildResult succeeded(String output) {
        return child(Status.SUCCEEDED, Json.parse(output), null);
    }

    private static ChildResult child(Status status, @Nullable Json output, @Nullable String error) {
        return new ChildResult(
                "arn:child",
                "child",
                "arn:machine/label",
                WorkflowType.STANDARD,
                status,
                Json.parse("{\"in\": 0}"),
                output,
                error,
                error == null ? null : "it broke",
                1_000,
                2_500,
                0);
    }
}
