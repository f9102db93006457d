package io.stepwell.simulation.run;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.JobState;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.Orchestrator;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.world.Threads;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** {@code states:startExecution.sync:2} of the server itself. */
final class Nested implements Integration {
    private static final long PAUSE_MILLIS = 1_000;

    private final Supplier<Orchestrator> server;
    private final Latency latency;
    private final Threads threads;

    Nested(Supplier<Orchestrator> server, Latency latency, Threads threads) {
        this.server = server;
        this.latency = latency;
        this.threads = threads;
    }

    @Override
    public String name() {
        return "nested";
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.kind() == TaskResource.Kind.SERVICE
                && resource.resourceType().equals("states");
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        Map<?, ?> parameters =
                (Map<?, ?>) Objects.requireNonNull(call.parameters().tree());
        String machine = String.valueOf(parameters.get("StateMachineArn"));
        Json input = Json.of(Objects.requireNonNull(parameters.get("Input")));
        String[] arn = new String[1];
        threads.pause(latency.draw());
        while (!Courtesy.isDone(() -> {
            Executions executions = server.get().executions().startingFor(call.ref(), true);
            arn[0] = executions
                    .start(machine, call.idempotencyKey(), input, null)
                    .arn();
        })) {
            threads.pause(PAUSE_MILLIS);
        }
        threads.pause(latency.draw());
        return new TaskOutcome.Succeeded(Json.of(Map.of("ExecutionArn", Objects.requireNonNull(arn[0]))));
    }

    @Override
    public JobState poll(TaskCall call, Json submitted) throws InterruptedException {
        ExecutionView[] view = new ExecutionView[1];
        boolean done = Courtesy.isDone(() -> view[0] = server.get().executions().describe(childOf(submitted)));
        threads.pause(latency.draw());
        if (!done || !view[0].summary().status().isClosed()) {
            return new JobState.Running();
        }
        Json output = view[0].output();
        return new JobState.Ended(
                output == null
                        ? new TaskOutcome.Failed(
                                "States.TaskFailed", view[0].summary().status().name())
                        : new TaskOutcome.Succeeded(Json.of(Map.of("Output", Objects.requireNonNull(output.tree())))));
    }

    @Override
    public void cancel(TaskCall call, Json submitted) {
        Courtesy.isDone(() -> Courtesy.unless(
                Reason.EXECUTION_DOES_NOT_EXIST, () -> server.get().executions().stop(childOf(submitted), null, null)));
    }

    private static String childOf(Json submitted) {
        Map<?, ?> members = (Map<?, ?>) Objects.requireNonNull(submitted.tree());
        return String.valueOf(members.get("ExecutionArn"));
    }
}
