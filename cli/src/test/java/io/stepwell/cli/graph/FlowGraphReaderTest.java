package io.stepwell.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.cli.graph.FlowGraph.Edge;
import io.stepwell.cli.graph.FlowGraph.Kind;
import io.stepwell.cli.graph.FlowGraph.Node;
import io.stepwell.language.json.Json;
import org.junit.jupiter.api.Test;

final class FlowGraphReaderTest {
    @Test
    void statesFollowOneAnotherBetweenStartAndEnd() {
        FlowGraph graph = read("""
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": true}}}""");
        assertThat(graph.nodes()).extracting(Node::name).containsExactly("Start", "A", "B", "End");
        assertThat(graph.edges()).containsExactlyInAnyOrder(next(0, 1), next(1, 2), next(2, 3));
    }

    @Test
    void waysOutOfAChoiceCarryTheirRule() {
        FlowGraph graph = read("""
                {"StartAt": "C", "States": {
                  "C": {"Type": "Choice", "Choices": [
                    {"And": [{"Variable": "$.a", "NumericGreaterThan": 5}, {"Variable": "$.b", "IsPresent": true}], "Next": "S"},
                    {"Not": {"Variable": "$.a", "StringEqualsPath": "$.c"}, "Next": "F"},
                    {"Condition": "{% $x = 1 %}", "Next": "F"}], "Default": "S"},
                  "S": {"Type": "Succeed"}, "F": {"Type": "Fail"}}}""");
        assertThat(graph.edges())
                .contains(
                        new Edge(1, 2, "$.a > 5 and $.b is present\notherwise", Kind.CHOICE),
                        new Edge(1, 3, "not ($.a = $.c)\n$x = 1", Kind.CHOICE),
                        next(2, 4),
                        next(3, 4));
    }

    @Test
    void catchersAreWaysOfTheirOwnKind() {
        FlowGraph graph = read("""
                {"StartAt": "T", "States": {
                  "T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:pay",
                    "Catch": [{"ErrorEquals": ["E1", "E2"], "Next": "F"}], "End": true},
                  "F": {"Type": "Fail"}}}""");
        assertThat(graph.edges()).contains(new Edge(1, 2, "catch E1, E2", Kind.CATCH));
        assertThat(graph.nodes().get(1).detail()).isEqualTo("pay");
    }

    @Test
    void branchesAndProcessorsAreGroups() {
        FlowGraph graph = read("""
                {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true,
                    "ItemProcessor": {"StartAt": "X", "States": {"X": {"Type": "Pass", "End": true}}}}}},
                  {"StartAt": "Y", "States": {"Y": {"Type": "Pass", "End": true}}}]}}}""");
        assertThat(graph.size()).isEqualTo(6);
        Node map = graph.nodes().get(1).groups().getFirst().nodes().getFirst();
        assertThat(map.groups().getFirst().nodes()).extracting(Node::name).containsExactly("X");
    }

    @Test
    void aWayToNowhereIsNamed() {
        assertThatThrownBy(() -> read("""
                        {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "Nope"}}}"""))
                .isInstanceOf(FlowGraphException.class)
                .hasMessageContaining("/States/A/Next")
                .hasMessageContaining("'Nope'");
        assertThatThrownBy(() -> read("{\"StartAt\": \"A\"}")).hasMessageContaining("/States must be a JSON object");
        assertThatThrownBy(() -> read("[]")).hasMessageContaining("the definition must be a JSON object");
    }

    private static FlowGraph read(String definition) {
        return FlowGraphReader.read(Json.parse(definition));
    }

    private static Edge next(int from, int to) {
        return new Edge(from, to, "", Kind.NEXT);
    }
}
