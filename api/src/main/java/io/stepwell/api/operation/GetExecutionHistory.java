package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.history.HistoryProjection;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.engine.event.Event;
import io.stepwell.runtime.Page;

/** GetExecutionHistory. */
final class GetExecutionHistory implements Operation<GetExecutionHistory.Request> {
    private static final Structure INPUT = Structure.of(
            required("executionArn", Constraints.ARN),
            optional("maxResults", Constraints.PAGE_SIZE),
            optional("reverseOrder", Constraints.FLAG),
            optional("nextToken", Constraints.PAGE_TOKEN),
            optional("includeExecutionData", Constraints.FLAG));

    private final Workplace place;

    GetExecutionHistory(Workplace place) {
        this.place = place;
    }

    record Request(String executionArn, PageRequest page, boolean reverseOrder, boolean includeExecutionData) {
        String listing() {
            return "GetExecutionHistory " + executionArn + " " + reverseOrder;
        }
    }

    @Override
    public String name() {
        return "GetExecutionHistory";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(
                StatesArn.execution(members.text("executionArn")),
                PageRequest.of(members),
                members.flagOr("reverseOrder", false),
                members.flagOr("includeExecutionData", true));
    }

    @Override
    public Answer perform(Request request) {
        String cursor = request.page().cursor(place.pageTokens(), request.listing());
        Page<Event> page = place.orchestrator()
                .executions()
                .history(request.executionArn(), cursor, request.page().maxResults(), request.reverseOrder());
        HistoryProjection projection = new HistoryProjection(place.region(), request.includeExecutionData());
        Answer answer = Answer.empty()
                .set("events", page.items().stream().map(projection::project).toList());
        return PageRequest.withNextToken(answer, place.pageTokens(), request.listing(), page);
    }
}
