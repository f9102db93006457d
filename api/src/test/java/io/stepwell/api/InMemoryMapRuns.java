package io.stepwell.api;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.Redrives;
import io.stepwell.language.data.MapBounds;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.MapRuns;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.RequestRefused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One map run, which takes every change and has one child. */
final class InMemoryMapRuns implements MapRuns {
    static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:orders:one";
    static final String MAP_RUN = "arn:aws:states:us-east-1:123456789012:mapRun:orders/each:a";
    private static final String LABELLED = "arn:aws:states:us-east-1:123456789012:stateMachine:orders/each";

    MapBounds bounds = new MapBounds(4, 0, 0);

    @Override
    public MapRunView describe(String mapRunArn) {
        check(mapRunArn);
        return new MapRunView(
                summary(),
                bounds,
                new Tally(9, 2, 3, 1, 0, 0, 0),
                new Tally(5, 1, 2, 1, 0, 0, 0),
                1,
                1_700_000_000_000L);
    }

    @Override
    public Page<MapRunSummary> list(String executionArn, @Nullable String cursor, int limit) {
        return new Page<>(executionArn.equals(EXECUTION) ? List.of(summary()) : List.of(), null);
    }

    @Override
    public Page<ExecutionSummary> children(
            String mapRunArn, @Nullable ExecutionStatus status, @Nullable String cursor, int limit) {
        check(mapRunArn);
        String arn = "arn:aws:states:us-east-1:123456789012:execution:orders/each:child";
        ExecutionSummary child = new ExecutionSummary(
                arn, LABELLED, null, null, "child", ExecutionStatus.RUNNING, 1_000, null, Redrives.NONE, MAP_RUN, 2);
        return new Page<>(List.of(child), null);
    }

    @Override
    public void update(String mapRunArn, Change change) {
        check(mapRunArn);
        bounds = change.applied(bounds);
    }

    private static MapRunSummary summary() {
        return new MapRunSummary(MAP_RUN, EXECUTION, LABELLED, Status.RUNNING, 1_500, null);
    }

    private static void check(String mapRunArn) {
        if (!mapRunArn.equals(MAP_RUN)) {
            throw new RequestRefused(RequestRefused.Reason.RESOURCE_NOT_FOUND, mapRunArn);
        }
    }
}
