package io.stepwell.language.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.language.json.JsonReader;
import io.stepwell.language.json.JsonWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every value of a definition that has every field, replaced by every sort of nonsense: an answer, never an exception.
 * {@code accepted-in-place.txt} lists what is taken, because it means something there.
 */
class HostileDefinitionsTest {
    private static final Map<String, @Nullable Object> NONSENSE = nonsense();

    private static Map<String, @Nullable Object> nonsense() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("null", null);
        values.put("true", true);
        values.put("-1", -1);
        values.put("0.5", 0.5);
        values.put("1e400", new BigDecimal("1e400"));
        values.put("text", "nonsense");
        values.put("empty text", "");
        values.put("query", "{% 1 + %}");
        values.put("[]", List.of());
        values.put("[null]", Collections.singletonList(null));
        values.put("{}", Map.of());
        return values;
    }

    private static final String JSON_PATH = """
            {"Comment": "c", "Version": "1.0", "TimeoutSeconds": 9, "QueryLanguage": "JSONPath", "StartAt": "T", "States": {
              "T": {"Type": "Task", "Comment": "c", "Resource": "arn:aws:states:::lambda:invoke", "InputPath": "$.a",
                "Parameters": {"a.$": "$.b", "c": [1]}, "ResultSelector": {"a": 1}, "ResultPath": "$.r", "OutputPath": "$.o",
                "Assign": {"v.$": "$", "w": 1}, "Credentials": {"RoleArn": "arn:aws:iam::1:role/r"}, "TimeoutSeconds": 9,
                "HeartbeatSeconds": 3,
                "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 1, "MaxAttempts": 2, "BackoffRate": 1.5,
                  "MaxDelaySeconds": 9, "JitterStrategy": "FULL", "Comment": "c"}],
                "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Assign": {"v": 1}, "Next": "C", "Comment": "c"}],
                "Next": "C"},
              "C": {"Type": "Choice", "InputPath": "$", "OutputPath": "$", "Choices": [
                {"Variable": "$.a", "StringEquals": "x", "Next": "W", "Assign": {"v": 1}, "Comment": "c"},
                {"And": [{"Variable": "$.a", "IsNull": true}], "Next": "W"},
                {"Not": {"Variable": "$.a", "NumericLessThan": 1}, "Next": "W"},
                {"Variable": "$.a", "BooleanEqualsPath": "$.b", "Next": "W"},
                {"Variable": "$.a", "TimestampEquals": "2020-01-01T00:00:00Z", "Next": "W"},
                {"Variable": "$.a", "StringMatches": "a*", "Next": "W"}], "Default": "F", "Assign": {"v": 1}},
              "W": {"Type": "Wait", "Seconds": 1, "Next": "W2"},
              "W2": {"Type": "Wait", "TimestampPath": "$.t", "Next": "W3"},
              "W3": {"Type": "Wait", "Timestamp": "2020-01-01T00:00:00Z", "Next": "P"},
              "P": {"Type": "Pass", "Result": {"a": 1}, "ResultPath": null, "Next": "M"},
              "M": {"Type": "Map", "ItemsPath": "$.i", "ItemSelector": {"a.$": "$$.Map.Item.Value"}, "MaxConcurrency": 2,
                "ToleratedFailureCountPath": "$.n", "ToleratedFailurePercentage": 5.5, "Label": "l",
                "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "I", "States": {
                  "I": {"Type": "Pass", "End": true}}}, "Next": "L"},
              "L": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}], "End": true},
              "F": {"Type": "Fail", "Error": "e", "CausePath": "$.c"}}}
            """;

    private static final String JSONATA = """
            {"QueryLanguage": "JSONata", "StartAt": "T", "States": {
              "T": {"Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:states:::lambda:invoke",
                "Arguments": {"a": "{% $states.input %}"}, "Output": {"o": "{% $states.result %}"},
                "Assign": {"v": "{% 1 %}"}, "Credentials": {"RoleArn": "{% 'r' %}"}, "TimeoutSeconds": "{% 9 %}",
                "HeartbeatSeconds": 3,
                "Catch": [{"ErrorEquals": ["E"], "Output": "{% $states.errorOutput %}", "Assign": {"v": 1}, "Next": "C"}],
                "Next": "C"},
              "C": {"Type": "Choice", "Choices": [{"Condition": "{% true %}", "Next": "W", "Output": 1, "Assign": {"v": 1}}],
                "Default": "F", "Output": 1},
              "W": {"Type": "Wait", "Seconds": "{% 1 %}", "Output": 1, "Next": "W2"},
              "W2": {"Type": "Wait", "Timestamp": "{% 't' %}", "Next": "M"},
              "M": {"Type": "Map", "Items": [1, "{% 2 %}"], "ItemSelector": {"a": "{% 1 %}"}, "MaxConcurrency": "{% 1 %}",
                "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "Output": 1, "End": true}}}, "Next": "L"},
              "L": {"Type": "Parallel", "Arguments": 1, "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Succeed",
                "Output": 1}}}], "End": true},
              "F": {"Type": "Fail", "Error": "{% 'e' %}", "Cause": "c"}}}
            """;

    @Test
    void everyWrongValueIsRefusedUnlessItMeansSomething() throws Exception {
        TreeMap<String, String> accepted = new TreeMap<>();
        for (String text : List.of(JSON_PATH, JSONATA)) {
            assertThat(DefinitionParser.parse(text).definition()).isNotNull();
            String language = text.equals(JSONATA) ? "JSONata" : "JSONPath";
            replacing(JsonReader.read(text), "", (place, kind, changed) -> {
                if (DefinitionParser.parse(JsonWriter.write(changed)).definition() != null) {
                    accepted.merge(language + place, kind, (one, other) -> one + ", " + other);
                }
            });
        }
        StringBuilder found = new StringBuilder();
        accepted.forEach(
                (place, kinds) -> found.append(place).append(": ").append(kinds).append('\n'));
        Path known = Path.of(Objects.requireNonNull(getClass().getResource("accepted-in-place.txt"))
                .toURI());
        assertThat(found.toString()).isEqualTo(Files.readString(known));
    }

    private interface Visitor {
        void see(String place, String kind, @Nullable Object changed);
    }

    /** Offers the tree with each of its values replaced by each sort of nonsense. */
    private static void replacing(@Nullable Object tree, String place, Visitor each) {
        NONSENSE.forEach((kind, value) -> {
            if (!Objects.equals(value, tree)) {
                each.see(place, kind, value);
            }
        });
        if (tree instanceof Map<?, ?> members) {
            members.forEach((name, member) -> replacing(member, place + "/" + name, (at, kind, changed) -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>(members);
                copy.put(name, changed);
                each.see(at, kind, copy);
            }));
        } else if (tree instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                int index = i;
                replacing(elements.get(i), place + "[" + i + "]", (at, kind, changed) -> {
                    List<@Nullable Object> copy = new ArrayList<>(elements);
                    copy.set(index, changed);
                    each.see(at, kind, copy);
                });
            }
        }
    }
}
