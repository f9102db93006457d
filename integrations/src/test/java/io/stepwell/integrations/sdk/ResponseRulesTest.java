package io.stepwell.integrations.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.models.ServiceCatalogue;
import io.stepwell.models.ServiceModel;
import io.stepwell.models.Shape;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseRulesTest {
    private static final Shape OUTPUT = output("""
            {"metadata": {"protocol": "json", "endpointPrefix": "x"},
             "operations": {"Get": {"output": {"shape": "Out"}}},
             "shapes": {
               "Out": {"type": "structure", "required": ["id"], "members": {
                 "id": {"shape": "Id"}, "count": {"shape": "Count"}, "state": {"shape": "State"}, "on": {"shape": "Flag"},
                 "made": {"shape": "Time"}, "bytes": {"shape": "Bytes"}, "tags": {"shape": "Tags"},
                 "parts": {"shape": "Parts"}, "any": {"shape": "Any"}}},
               "Part": {"type": "structure", "required": ["key"], "members": {
                 "key": {"shape": "Id"}, "inner": {"shape": "Part"}}},
               "Parts": {"type": "list", "max": 2, "member": {"shape": "Part"}},
               "Tags": {"type": "map", "key": {"shape": "Id"}, "value": {"shape": "Id"}},
               "Id": {"type": "string", "min": 2, "max": 4},
               "Count": {"type": "integer", "min": 1, "max": 9},
               "State": {"type": "string", "enum": ["UP", "DOWN"]},
               "Flag": {"type": "boolean"}, "Time": {"type": "timestamp"}, "Bytes": {"type": "blob", "min": 1},
               "Any": {"type": "structure", "members": {}, "document": true}}}
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Id': 'ab', 'Unknown': 1}             | ",
                "{'Id': 'ab', 'Count': null}            | ",
                "{'Id': 'ab', 'Any': [1]}               | ",
                "{'id': 'x'}                            | Required field 'Id' is missing",
                "{'Id': 5}                              | Field 'Id' must be a string",
                "{'Id': 'a'}                            | Field 'Id' is smaller than the minimum length",
                "{'Id': 'abcde'}                        | Field 'Id' exceeds the maximum length",
                "{'Id': 'ab', 'Count': '1'}             | Field 'Count' must be a number",
                "{'Id': 'ab', 'Count': 0}               | Field 'Count' is less than the minimum value",
                "{'Id': 'ab', 'Count': 10}              | Field 'Count' exceeds the maximum value",
                "{'Id': 'ab', 'State': 'LEFT'}          | Field 'State' is not an expected value",
                "{'Id': 'ab', 'On': 'true'}             | Field 'On' must be a boolean",
                "{'Id': 'ab', 'Made': 5}                | Field 'Made' must be a string",
                "{'Id': 'ab', 'Bytes': ''}              | Field 'Bytes' is smaller than the minimum length",
                "{'Id': 'ab', 'Tags': []}               | Field 'Tags' must be an object",
                "{'Id': 'ab', 'Tags': {'k': 1}}         | Field 'k' must be a string",
                "{'Id': 'ab', 'Parts': {}}              | Field 'Parts' must be an array",
                "{'Id': 'ab', 'Parts': [1]}             | Field 'Parts' must be an object",
                "{'Id': 'ab', 'Parts': [{}]}            | Required field 'Key' is missing",
                "{'Id': 'ab', 'Parts': [{'Key': 'k'}]}  | Field 'Key' is smaller than the minimum length",
                "{'Id': 'ab', 'Parts': [null, null, null]} | Field 'Parts' exceeds the maximum length",
                "[]                                     | The result must be an object",
            })
    void saysWhatAModelHasAgainstAResult(String result, @Nullable String fault) {
        assertThat(fault(result, true)).isEqualTo(fault);
    }

    @Test
    void asksForNothingThatIsNotThereUnlessItMustBeComplete() {
        assertThat(fault("{}", false)).isNull();
        assertThat(fault("{'Parts': [{}]}", false)).isNull();
    }

    @Test
    void leavesAloneWhatMayBeAnything() {
        Object tree = Json.parse("{\"Id\": {}}").tree();
        assertThat(ResponseRules.fault(OUTPUT, tree, true, Set.of("Id"))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "states:startExecution                  | {}              | Required field 'ExecutionArn' is missing",
                "states:startExecution.sync:2           | {}              | ",
                "sqs:sendMessage                        | {'MessageId':1} | Field 'MessageId' must be a string",
                "sqs:sendMessage.waitForTaskToken       | {'MessageId':1} | ",
                "lambda:invoke                          | {'Payload': {}} | ",
                "aws-sdk:lambda:invoke                  | {'Payload': {}} | Field 'Payload' must be a string",
                "apigateway:invoke                      | {'any': 1}      | ",
                "nowhere:nothing                        | {'any': 1}      | ",
            })
    void knowsTheModelsOfOptimisedIntegrationsToo(String resource, String result, @Nullable String fault) {
        ResponseModels models = new ResponseModels(ServiceCatalogue.bundled());
        TaskResource parsed = TaskResource.parse("arn:aws:states:::" + resource);
        assertThat(models.fault(parsed, Json.parse(result.replace('\'', '"')), true))
                .isEqualTo(fault);
    }

    private static @Nullable String fault(String result, boolean complete) {
        return ResponseRules.fault(OUTPUT, Json.parse(result.replace('\'', '"')).tree(), complete, Set.of());
    }

    private static Shape output(String model) {
        return Objects.requireNonNull(
                Objects.requireNonNull(ServiceModel.parse(model).operation("get"))
                        .output());
    }
}
