package io.stepwell.server.console;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.runtime.Insight;
import io.stepwell.runtime.Insight.OpenTask;
import io.stepwell.runtime.Page;
import io.stepwell.server.http.Admission;
import io.stepwell.server.http.JsonReply;
import io.stepwell.server.http.Route;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /stepwell/tasks[?cursor=][&executions=]}: tasks that wait for an answer to their token, or for a worker of an
 * activity, with what they were given. The tokens are told to whoever may call the API, which is who may answer them.
 */
public final class OpenTasksRoute implements Route {
    private static final int EXECUTIONS_MAX = 200;

    private final Insight insight;
    private final Admission admission;

    public OpenTasksRoute(Insight insight, Admission admission) {
        this.insight = insight;
        this.admission = admission;
    }

    @Override
    public void addTo(HttpRouting.Builder routing) {
        routing.get("/stepwell/tasks", admission.guard(this::list));
    }

    private void list(ServerRequest request, ServerResponse response) {
        Query query = new Query(request);
        int executions = (int) query.number("executions", 1, EXECUTIONS_MAX, EXECUTIONS_MAX);
        Page<OpenTask> page = insight.openTasks(query.text("cursor").orElse(null), executions);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("tasks", page.items().stream().map(OpenTasksRoute::members).toList());
        putIfThere(answer, "cursor", page.nextCursor());
        JsonReply.send(response, 200, answer);
    }

    private static Map<String, Object> members(OpenTask task) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("executionArn", task.executionArn());
        members.put("stateMachineArn", task.stateMachineArn());
        members.put("state", task.state());
        members.put("resource", task.resource());
        putIfThere(members, "activityArn", task.activityArn());
        putIfThere(members, "token", task.token());
        members.put("scheduledMillis", task.scheduledMillis());
        putIfThere(members, "startedMillis", task.startedMillis());
        putIfThere(members, "timeoutMillis", task.timeoutMillis());
        members.put("input", task.input().text());
        return members;
    }

    private static void putIfThere(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
