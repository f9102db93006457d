package io.stepwell.api.operation;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.MapRuns.MapRunSummary;
import java.util.Map;

/** ListMapRuns. */
final class ListMapRuns {
    private ListMapRuns() {}

    static Operation<?> in(Workplace place) {
        return new Listing<>(
                place,
                "ListMapRuns",
                Listing.Subject.of("executionArn", StatesArn::execution),
                "mapRuns",
                (execution, cursor, limit) -> place.orchestrator().mapRuns().list(execution, cursor, limit),
                ListMapRuns::item);
    }

    private static Map<String, Object> item(MapRunSummary run) {
        return Answer.empty()
                .set("executionArn", run.executionArn())
                .set("mapRunArn", run.mapRunArn())
                .set("stateMachineArn", run.stateMachineArn())
                .setTime("startDate", run.startMillis())
                .setTimeIfPresent("stopDate", run.stopMillis())
                .members();
    }
}
