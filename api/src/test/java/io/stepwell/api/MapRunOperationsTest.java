package io.stepwell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.api.ApiFixture.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MapRunOperationsTest {
    private final ApiFixture fixture = new ApiFixture();

    @Test
    void describesAMapRunWithItsCounts() {
        Reply reply = fixture.call("DescribeMapRun", "mapRunArn", InMemoryMapRuns.MAP_RUN);
        assertThat(reply.text("executionArn")).isEqualTo(InMemoryMapRuns.EXECUTION);
        assertThat(reply.text("status")).isEqualTo("RUNNING");
        assertThat(reply.get("maxConcurrency")).isEqualTo(4);
        assertThat((Map<?, ?>) reply.get("itemCounts"))
                .isEqualTo(Map.of(
                        "pending",
                        3,
                        "running",
                        2,
                        "succeeded",
                        3,
                        "failed",
                        1,
                        "timedOut",
                        0,
                        "aborted",
                        0,
                        "total",
                        9,
                        "resultsWritten",
                        0,
                        "failuresNotRedrivable",
                        0,
                        "pendingRedrive",
                        0));
    }

    @Test
    void listsTheMapRunsOfAnExecutionAndTheChildrenOfAMapRun() {
        Reply runs = fixture.call("ListMapRuns", "executionArn", InMemoryMapRuns.EXECUTION);
        assertThat(runs.list("mapRuns")).singleElement().satisfies(run -> {
            assertThat(run.get("mapRunArn")).isEqualTo(InMemoryMapRuns.MAP_RUN);
            assertThat(run.get("stateMachineArn")).asString().endsWith(":stateMachine:orders/each");
        });
        Reply children = fixture.call("ListExecutions", "mapRunArn", InMemoryMapRuns.MAP_RUN);
        assertThat(children.list("executions")).singleElement().satisfies(child -> {
            assertThat(child.get("mapRunArn")).isEqualTo(InMemoryMapRuns.MAP_RUN);
            assertThat(child.get("itemCount")).isEqualTo(2);
        });
    }

    @Test
    void changesWhatIsAskedForAndNothingElse() {
        fixture.call("UpdateMapRun", "mapRunArn", InMemoryMapRuns.MAP_RUN, "toleratedFailurePercentage", 12.5);
        Reply reply = fixture.call("DescribeMapRun", "mapRunArn", InMemoryMapRuns.MAP_RUN);
        assertThat(reply.get("toleratedFailurePercentage")).hasToString("12.5");
        assertThat(reply.get("maxConcurrency")).isEqualTo(4);
    }

    @Test
    void aChangeOfNothingIsRefused() {
        Reply refused = fixture.call("UpdateMapRun", "mapRunArn", InMemoryMapRuns.MAP_RUN);
        assertThat(refused.code()).isEqualTo("ValidationException");
        assertThat(refused.get("reason")).isEqualTo("MISSING_REQUIRED_PARAMETER");
    }

    @Test
    void refusesWhatIsNoMapRunAndPercentagesBeyondAHundred() {
        assertThat(fixture.call("DescribeMapRun", "mapRunArn", InMemoryMapRuns.EXECUTION)
                        .code())
                .isEqualTo("InvalidArn");
        assertThat(fixture.call("DescribeMapRun", "mapRunArn", InMemoryMapRuns.MAP_RUN + "x")
                        .code())
                .isEqualTo("ResourceNotFound");
        assertThat(fixture.call(
                                "UpdateMapRun",
                                "mapRunArn",
                                InMemoryMapRuns.MAP_RUN,
                                "toleratedFailurePercentage",
                                100.5)
                        .code())
                .isEqualTo("ValidationException");
    }
}
