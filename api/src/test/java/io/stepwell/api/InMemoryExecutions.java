package io.stepwell.api;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.event.EventHead;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Executions;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Executions that run until a test ends them with {@link #close}. */
final class InMemoryExecutions implements Executions {
    final Map<String, ExecutionView> views = new LinkedHashMap<>();
    final Map<String, List<Event>> histories = new LinkedHashMap<>();
    private final InMemoryOrchestrator orchestrator;

    InMemoryExecutions(InMemoryOrchestrator orchestrator) {
        this.orchestrator = orchestrator;
    }

    @Override
    public Started start(String stateMachineArn, @Nullable String name, Json input, @Nullable String traceHeader) {
        StateMachine machine = orchestrator.stateMachine(stateMachineArn);
        String named = name == null ? UUID.randomUUID().toString() : name;
        String arn = stateMachineArn.replace(":stateMachine:", ":execution:") + ":" + named;
        ExecutionView old = views.get(arn);
        if (old != null
                && !(old.summary().status() == ExecutionStatus.RUNNING
                        && old.input().equals(input))) {
            throw new RequestRefused(Reason.EXECUTION_ALREADY_EXISTS, arn);
        }
        if (old == null) {
            ExecutionSummary summary = new ExecutionSummary(
                    arn, stateMachineArn, null, null, named, ExecutionStatus.RUNNING, orchestrator.nowMillis, null);
            views.put(arn, new ExecutionView(summary, input, null, null, null, traceHeader));
            var origin = InMemoryOrchestrator.origin(arn, machine, named);
            histories.put(
                    arn, new ArrayList<>(List.of(InMemoryOrchestrator.started(origin, input, orchestrator.nowMillis))));
        }
        return new Started(arn, view(arn).summary().startMillis());
    }

    /** Every synchronous execution succeeds with its input. */
    @Override
    public ExecutionView startSync(
            String stateMachineArn, @Nullable String name, Json input, @Nullable String traceHeader) {
        StateMachine machine = orchestrator.stateMachine(stateMachineArn);
        if (!machine.isExpress()) {
            throw new RequestRefused(Reason.STATE_MACHINE_TYPE_NOT_SUPPORTED, stateMachineArn);
        }
        String named = name == null ? UUID.randomUUID().toString() : name;
        String arn = stateMachineArn.replace(":stateMachine:", ":express:") + ":" + named + ":" + UUID.randomUUID();
        ExecutionSummary summary = new ExecutionSummary(
                arn,
                stateMachineArn,
                null,
                null,
                named,
                ExecutionStatus.SUCCEEDED,
                orchestrator.nowMillis,
                orchestrator.nowMillis + 101);
        return new ExecutionView(summary, input, input, null, null, traceHeader);
    }

    @Override
    public long redrive(String arn, @Nullable String clientToken) {
        throw new RequestRefused(Reason.EXECUTION_NOT_REDRIVABLE, "Execution is RUNNING and cannot be redriven");
    }

    @Override
    public Executions startingFor(TaskRef task, boolean waits) {
        return this;
    }

    void close(
            String arn, ExecutionStatus status, @Nullable Json output, @Nullable String error, @Nullable String cause) {
        ExecutionView old = view(arn);
        ExecutionSummary summary = old.summary();
        ExecutionSummary closed = new ExecutionSummary(
                arn,
                summary.stateMachineArn(),
                null,
                null,
                summary.name(),
                status,
                summary.startMillis(),
                orchestrator.nowMillis + 500);
        views.put(arn, new ExecutionView(closed, old.input(), output, error, cause, old.traceHeader()));
    }

    @Override
    public long stop(String arn, @Nullable String error, @Nullable String cause) {
        close(arn, ExecutionStatus.ABORTED, null, error, cause);
        Objects.requireNonNull(histories.get(arn))
                .add(new Event.ExecutionAborted(new EventHead(2, 0, orchestrator.nowMillis + 500), error, cause));
        return orchestrator.nowMillis + 500;
    }

    @Override
    public ExecutionView describe(String arn) {
        ExecutionStatus status = view(arn).summary().status();
        boolean redrivable = status.isClosed() && status != ExecutionStatus.SUCCEEDED;
        return view(arn)
                .withNotRedrivableReason(redrivable ? null : "Execution is " + status + " and cannot be redriven");
    }

    private ExecutionView view(String arn) {
        ExecutionView view = views.get(arn);
        if (view == null) {
            throw new RequestRefused(Reason.EXECUTION_DOES_NOT_EXIST, arn);
        }
        return view;
    }

    @Override
    public Page<ExecutionSummary> list(
            String stateMachineArn, @Nullable ExecutionStatus status, @Nullable String cursor, int limit) {
        orchestrator.stateMachine(stateMachineArn);
        List<ExecutionSummary> matching = views.values().stream()
                .map(ExecutionView::summary)
                .filter(summary -> status == null || summary.status() == status)
                .toList();
        return InMemoryOrchestrator.page(matching.reversed(), cursor, limit);
    }

    @Override
    public Page<Event> history(String arn, @Nullable String cursor, int limit, boolean reverse) {
        view(arn);
        List<Event> events = Objects.requireNonNull(histories.get(arn));
        return InMemoryOrchestrator.page(reverse ? events.reversed() : events, cursor, limit);
    }

    @Override
    public StateMachineSnapshot stateMachineFor(String arn) {
        StateMachine machine = orchestrator.stateMachine(view(arn).summary().stateMachineArn());
        return new StateMachineSnapshot(
                machine.arn(),
                machine.name(),
                orchestrator.definitionText(machine.definitionId()),
                machine.roleArn(),
                machine.creationMillis(),
                machine.loggingConfiguration(),
                machine.tracingConfiguration(),
                machine.encryptionConfiguration(),
                machine.revisionId(),
                null);
    }
}
