package io.stepwell.server;

import io.stepwell.api.ApiSettings;
import io.stepwell.api.AwsApi;
import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.ApiResponse;
import io.stepwell.api.wire.Headers;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.integrations.aws.AwsJson;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.aws.ServiceRequest;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.states.StatesApi;
import io.stepwell.runtime.Catalogue;
import io.stepwell.runtime.Executions;
import io.stepwell.runtime.MapRuns;
import io.stepwell.runtime.Orchestrator;
import io.stepwell.runtime.StateTrials;
import io.stepwell.runtime.TaskDesk;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The API of this server, as its own tasks call it: the same operations, checks and errors as over HTTP, without a
 * connection or a signature between. Calls made before the node is open wait for it.
 */
final class OwnStatesApi implements StatesApi {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final CompletableFuture<Node> node = new CompletableFuture<>();

    private record Node(Orchestrator orchestrator, ApiSettings settings) {}

    /** From now on calls are answered. */
    void open(Orchestrator orchestrator, ApiSettings settings) {
        node.complete(new Node(orchestrator, settings.withoutCredentials()));
    }

    @Override
    public CallResult call(ServiceRequest request, @Nullable TaskCall task) throws InterruptedException {
        AwsApi api = apiFor(task);
        return RetryPolicy.STANDARD.call(() -> answer(api, request));
    }

    private AwsApi apiFor(@Nullable TaskCall task) throws InterruptedException {
        try {
            Node opened = node.get();
            if (task == null) {
                return new AwsApi(opened.orchestrator(), opened.settings());
            }
            boolean waits = task.resource().pattern().runsJob();
            return new AwsApi(new ForTask(opened.orchestrator(), task.ref(), waits), opened.settings());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the server did not start", e.getCause());
        }
    }

    private static CallResult answer(AwsApi api, ServiceRequest request) {
        ApiResponse answer = api.handle(
                new ApiRequest(request.method(), request.path(), "", Headers.of(request.headers()), request.body()));
        ServiceResponse response = new ServiceResponse(answer.status(), headers(answer), answer.body());
        return answer.status() / 100 == 2
                ? new CallResult.Answered(response)
                : new CallResult.Refused(AwsJson.error(response));
    }

    /** The headers that AWS sends with each answer. */
    private static Map<String, List<String>> headers(ApiResponse answer) {
        Map<String, List<String>> headers = new TreeMap<>();
        answer.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        headers.put("connection", List.of("keep-alive"));
        headers.put("Content-Length", List.of(Integer.toString(answer.body().length)));
        headers.put("Date", List.of(HTTP_DATE.format(ZonedDateTime.now(ZoneOffset.UTC))));
        return headers;
    }

    /** The orchestrator as a task sees it: what it starts is known to be started by it. */
    private record ForTask(Orchestrator all, TaskRef task, boolean waits) implements Orchestrator {
        @Override
        public Catalogue catalogue() {
            return all.catalogue();
        }

        @Override
        public Executions executions() {
            return all.executions().startingFor(task, waits);
        }

        @Override
        public TaskDesk tasks() {
            return all.tasks();
        }

        @Override
        public MapRuns mapRuns() {
            return all.mapRuns();
        }

        @Override
        public StateTrials trials() {
            return all.trials();
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException("a task cannot close the server");
        }
    }
}
