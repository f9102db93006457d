package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.MapRuns.MapRunSummary;
import io.stepwell.runtime.Page;
import java.util.Map;

/** ListMapRuns. */
final class ListMapRuns implements Operation<ListMapRuns.Request> {
    private static final Structure INPUT = Structure.of(
            required("executionArn", Constraints.ARN),
            optional("maxResults", Constraints.PAGE_SIZE),
            optional("nextToken", Constraints.PAGE_TOKEN));

    private final Workplace place;

    ListMapRuns(Workplace place) {
        this.place = place;
    }

    record Request(String executionArn, PageRequest page) {
        String listing() {
            return "ListMapRuns " + executionArn;
        }
    }

    @Override
    public String name() {
        return "ListMapRuns";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(StatesArn.execution(members.text("executionArn")), PageRequest.of(members));
    }

    @Override
    public Answer perform(Request request) {
        String cursor = request.page().cursor(place.pageTokens(), request.listing());
        Page<MapRunSummary> page = place.orchestrator()
                .mapRuns()
                .list(request.executionArn(), cursor, request.page().maxResults());
        Answer answer = Answer.empty()
                .set("mapRuns", page.items().stream().map(ListMapRuns::item).toList());
        return PageRequest.withNextToken(answer, place.pageTokens(), request.listing(), page);
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
