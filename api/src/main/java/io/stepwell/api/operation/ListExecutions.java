package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.TextShape;
import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ListExecutions. No execution of this server is ever PENDING_REDRIVE. A page filtered by redrives may be short. */
final class ListExecutions implements Operation<ListExecutions.Request> {
    private static final Structure INPUT = Structure.of(
            optional("stateMachineArn", Constraints.ARN),
            optional(
                    "statusFilter",
                    TextShape.oneOf("RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE")),
            optional("maxResults", Constraints.PAGE_SIZE),
            optional("nextToken", Constraints.LIST_EXECUTIONS_PAGE_TOKEN),
            optional("mapRunArn", Constraints.LONG_ARN),
            optional("redriveFilter", TextShape.oneOf("REDRIVEN", "NOT_REDRIVEN")));

    private final Workplace place;

    ListExecutions(Workplace place) {
        this.place = place;
    }

    record Request(
            String listedUnder,
            boolean ofMapRun,
            @Nullable String statusFilter,
            @Nullable String redriveFilter,
            PageRequest page) {
        boolean wants(ExecutionSummary execution) {
            boolean redriven = execution.redrives().count() > 0;
            return redriveFilter == null || redriven == redriveFilter.equals("REDRIVEN");
        }

        String listing() {
            return "ListExecutions " + listedUnder + " " + statusFilter + " " + redriveFilter;
        }
    }

    @Override
    public String name() {
        return "ListExecutions";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        String stateMachineArn = members.textOrNull("stateMachineArn");
        String mapRunArn = members.textOrNull("mapRunArn");
        if ((stateMachineArn == null) == (mapRunArn == null)) {
            throw RequestFault.validation("Exactly one of 'stateMachineArn' and 'mapRunArn' must be specified");
        }
        if (mapRunArn == null && "PENDING_REDRIVE".equals(members.textOrNull("statusFilter"))) {
            throw RequestFault.validation(
                    "The statusFilter PENDING_REDRIVE is for child executions: 'mapRunArn' must be specified with it");
        }
        return new Request(
                stateMachineArn != null
                        ? StatesArn.stateMachine(stateMachineArn)
                        : StatesArn.mapRun(String.valueOf(mapRunArn)),
                mapRunArn != null,
                members.textOrNull("statusFilter"),
                members.textOrNull("redriveFilter"),
                PageRequest.of(members));
    }

    @Override
    public Answer perform(Request request) {
        String listing = request.listing();
        String cursor = request.page().cursor(place.pageTokens(), listing);
        boolean none = "PENDING_REDRIVE".equals(request.statusFilter());
        ExecutionStatus status =
                none || request.statusFilter() == null ? null : ExecutionStatus.valueOf(request.statusFilter());
        Page<ExecutionSummary> page = page(request, status, cursor);
        if (none) { // asked nevertheless: an unknown state machine is refused first
            return Answer.empty().set("executions", List.of());
        }
        Answer answer = Answer.empty()
                .set(
                        "executions",
                        page.items().stream()
                                .filter(request::wants)
                                .map(ListExecutions::item)
                                .toList());
        return PageRequest.withNextToken(answer, place.pageTokens(), listing, page);
    }

    private Page<ExecutionSummary> page(Request request, @Nullable ExecutionStatus status, @Nullable String cursor) {
        int limit = request.page().maxResults();
        return request.ofMapRun()
                ? place.orchestrator().mapRuns().children(request.listedUnder(), status, cursor, limit)
                : place.orchestrator().executions().list(request.listedUnder(), status, cursor, limit);
    }

    private static Map<String, Object> item(ExecutionSummary execution) {
        return Answer.empty()
                .set("executionArn", execution.arn())
                .set("stateMachineArn", execution.stateMachineArn())
                .setIfPresent("stateMachineVersionArn", execution.versionArn())
                .setIfPresent("stateMachineAliasArn", execution.aliasArn())
                .set("name", execution.name())
                .set("status", execution.status().name())
                .setTime("startDate", execution.startMillis())
                .setTimeIfPresent("stopDate", execution.stopMillis())
                .set("redriveCount", execution.redrives().count())
                .setTimeIfPresent("redriveDate", execution.redrives().lastMillis())
                .setIfPresent("mapRunArn", execution.mapRunArn())
                .setIfPresent("itemCount", execution.itemCount())
                .members();
    }
}
