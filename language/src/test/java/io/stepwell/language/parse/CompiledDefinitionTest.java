package io.stepwell.language.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.language.data.Scope;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.definition.PassState;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.Retrier;
import io.stepwell.language.definition.SourcePosition;
import io.stepwell.language.definition.SucceedState;
import io.stepwell.language.definition.TaskState;
import io.stepwell.language.definition.Transition;
import io.stepwell.language.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the engine reads from a compiled definition. */
final class CompiledDefinitionTest {
    private static final String TASK = """
            {
              "Comment": "c", "Version": "1.0", "TimeoutSeconds": 60, "StartAt": "T",
              "States": {
                "T": {
                  "Type": "Task", "Comment": "t", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                  "Retry": [
                    {"ErrorEquals": ["A", "B"]},
                    {"ErrorEquals": ["States.ALL"], "IntervalSeconds": 5, "MaxAttempts": 0, "BackoffRate": 1.5,
                     "MaxDelaySeconds": 9, "JitterStrategy": "FULL", "Comment": "r"}
                  ],
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Done", "Comment": "c"}],
                  "Next": "Done"
                },
                "Done": {"Type": "Succeed"}
              }
            }
            """;

    @Test
    void keepsEverythingThatIsSaid() {
        Definition definition = compile(TASK);
        TaskState task = (TaskState) definition.group().state("T");

        assertThat(definition.comment()).isEqualTo("c");
        assertThat(definition.timeoutSeconds()).isEqualTo(60);
        assertThat(definition.queryLanguage()).isEqualTo(QueryLanguage.JSON_PATH);
        assertThat(definition.group().startAt()).isEqualTo("T");
        assertThat(definition.group().states().keySet()).containsExactly("T", "Done");
        assertThat(task.head().comment()).isEqualTo("t");
        assertThat(task.head().position()).isEqualTo(new SourcePosition(4, 10));
        assertThat(task.resource().plainAction()).isEqualTo("sendMessage");
        assertThat(task.transition()).isEqualTo(new Transition.Next("Done"));
        assertThat(task.catchers().getFirst().next()).isEqualTo("Done");
    }

    @Test
    void retriersHaveTheDefaultsOfTheLanguage() {
        TaskState task = (TaskState) compile(TASK).group().state("T");

        assertThat(task.retriers())
                .containsExactly(
                        new Retrier(List.of("A", "B"), 1, 3, 2.0, null, false),
                        new Retrier(List.of("States.ALL"), 5, 0, 1.5, 9L, true));
    }

    @Test
    void aStateThatChangesNothingHandsOnTheVeryDocument() throws Exception {
        Definition definition = compile("""
                {"StartAt": "P", "States": {
                  "P": {"Type": "Pass", "InputPath": "$", "ResultPath": "$", "OutputPath": "$", "Next": "S"},
                  "S": {"Type": "Succeed"}}}
                """);
        Json input = Json.ofValidText("{ \"a\" : 1 }");
        Scope scope = new Scope(input, Map::of, Map.of(), 0, 0);

        assertThat(((PassState) definition.group().state("P")).run(scope).output())
                .isSameAs(input);
        assertThat(((SucceedState) definition.group().state("S")).run(scope).output())
                .isSameAs(input);
    }

    @Test
    void doesNotParseTheInputOfAStateThatDoesNotLookAtIt() throws Exception {
        Definition definition = compile("""
                {"StartAt": "P", "States": {"P": {"Type": "Pass", "Result": {"a": 1}, "End": true}}}
                """);
        Scope scope = new Scope(Json.ofValidText("not even JSON"), Map::of, Map.of(), 0, 0);

        assertThat(((PassState) definition.group().state("P"))
                        .run(scope)
                        .output()
                        .text())
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void knowsTheVariablesEachStateReads() {
        Definition definition = compile("""
                {"StartAt": "C", "States": {
                  "C": {"Type": "Choice", "Choices": [{"Variable": "$b", "StringEqualsPath": "$a.x", "Next": "M"}]},
                  "M": {"Type": "Map", "ItemsPath": "$list", "ItemSelector": {"t": [{"x.$": "States.Format('{}', $f)"}]},
                        "ItemProcessor": {"StartAt": "I", "States": {
                          "I": {"Type": "Pass", "Parameters": {"x": "$text", "y.$": "$inner"}, "End": true}}},
                        "Next": "J"},
                  "J": {"Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:states:::lambda:invoke",
                        "Arguments": "{% ($own := 1; $states.input.a + $sum([$own, $free])) %}",
                        "Catch": [{"ErrorEquals": ["States.ALL"], "Assign": {"z": "{% $late %}"}, "Next": "P"}],
                        "Next": "P"},
                  "P": {"Type": "Pass", "Assign": {"b": 1, "c.$": "$.a"}, "End": true}}}
                """);

        assertThat(definition.variableReferences())
                .isEqualTo(Map.of(
                        "C", List.of("a", "b"),
                        "M", List.of("f", "list"),
                        "I", List.of("inner"),
                        "J", List.of("free", "late")));
    }

    private static Definition compile(String text) {
        return Objects.requireNonNull(DefinitionParser.parse(text).definition());
    }
}
