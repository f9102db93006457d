package io.stepwell.server.console;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.Insight;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.server.http.Admission;
import io.stepwell.server.http.JsonReply;
import io.stepwell.server.http.Route;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code GET /stepwell/executions?stateMachineArn=[&status=][&name=][&from=][&to=][&limit=][&cursor=]}: executions by a
 * part of their name and the time of their start, the newest first. The ARN may be that of a version or of an alias, as in
 * ListExecutions. A page may be short though there are more: as long as there is a {@code cursor}, go on with it.
 */
public final class SearchRoute implements Route {
    private static final int LIMIT_MAX = 1_000;

    private final Insight insight;
    private final Admission admission;

    public SearchRoute(Insight insight, Admission admission) {
        this.insight = insight;
        this.admission = admission;
    }

    @Override
    public void addTo(HttpRouting.Builder routing) {
        routing.get("/stepwell/executions", admission.guard(this::find));
    }

    private void find(ServerRequest request, ServerResponse response) {
        Query query = new Query(request);
        Insight.Search search = new Insight.Search(
                query.required("stateMachineArn"),
                query.oneOf("status", ExecutionStatus.class).orElse(null),
                query.text("name").orElse(""),
                query.number("from", 0, Long.MAX_VALUE, 0),
                query.number("to", 0, Long.MAX_VALUE, Long.MAX_VALUE));
        try {
            Page<ExecutionSummary> page = insight.find(
                    search, query.text("cursor").orElse(null), (int) query.number("limit", 1, LIMIT_MAX, 100));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put(
                    "executions",
                    page.items().stream().map(SearchRoute::members).toList());
            if (page.nextCursor() != null) {
                answer.put("cursor", page.nextCursor());
            }
            JsonReply.send(response, 200, answer);
        } catch (RequestRefused refused) {
            JsonReply.sendFault(response, 400, "The cursor is not one of this listing");
        }
    }

    private static Map<String, Object> members(ExecutionSummary execution) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("executionArn", execution.arn());
        members.put("stateMachineArn", execution.stateMachineArn());
        if (execution.versionArn() != null) {
            members.put("stateMachineVersionArn", execution.versionArn());
        }
        if (execution.aliasArn() != null) {
            members.put("stateMachineAliasArn", execution.aliasArn());
        }
        members.put("name", execution.name());
        members.put("status", execution.status().name());
        members.put("startMillis", execution.startMillis());
        if (execution.stopMillis() != null) {
            members.put("stopMillis", execution.stopMillis());
        }
        members.put("redriveCount", execution.redrives().count());
        return members;
    }
}
