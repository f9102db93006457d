package io.stepwell.runtime.node;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.command.Command;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.maprun.ChildDefinition;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Executions;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.Versions.Target;
import io.stepwell.runtime.express.ExpressExecutions;
import io.stepwell.runtime.partition.Work;
import io.stepwell.runtime.query.ExecutionQueries;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.storage.crash.CrashPoint;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Executions of this node: commands go to the partition that owns them, questions to the store. */
final class NodeExecutions implements Executions {
    private static final String LOGGING_OFF = "{\"level\":\"OFF\",\"includeExecutionData\":false}";
    private static final String TRACING_OFF = "{\"enabled\":false}";

    private final NodeSettings settings;
    private final InstantSource clock;
    private final Catalogue catalogue;
    private final Partitions partitions;
    private final ExecutionQueries queries;
    private final ExpressExecutions express;
    private final OpenExecutions open;
    private final ExecutionRow.@Nullable Starter starter;

    NodeExecutions(
            NodeSettings settings,
            InstantSource clock,
            Catalogue catalogue,
            Partitions partitions,
            ExecutionQueries queries,
            ExpressExecutions express,
            OpenExecutions open) {
        this(settings, clock, catalogue, partitions, queries, express, open, null);
    }

    private NodeExecutions(
            NodeSettings settings,
            InstantSource clock,
            Catalogue catalogue,
            Partitions partitions,
            ExecutionQueries queries,
            ExpressExecutions express,
            OpenExecutions open,
            ExecutionRow.@Nullable Starter starter) {
        this.settings = settings;
        this.clock = clock;
        this.catalogue = catalogue;
        this.partitions = partitions;
        this.queries = queries;
        this.express = express;
        this.open = open;
        this.starter = starter;
    }

    @Override
    public Executions startingFor(TaskRef task, boolean waits) {
        return new NodeExecutions(
                settings, clock, catalogue, partitions, queries, express, open, new ExecutionRow.Starter(task, waits));
    }

    @Override
    public Started start(String stateMachineArn, @Nullable String name, Json input, @Nullable String traceHeader) {
        Target target = startable(stateMachineArn);
        StateMachine machine = target.machine();
        if (machine.isExpress()) {
            return express.start(target, name, input, traceHeader);
        }
        open.requireRoom(stateMachineArn);
        String runName = name != null ? name : UUID.randomUUID().toString();
        String arn = "arn:aws:states:" + settings.region() + ":" + settings.account() + ":execution:" + machine.name()
                + ":" + runName;
        long updated = Objects.requireNonNullElse(machine.updateMillis(), machine.creationMillis());
        ExecutionOrigin origin = target.origin(arn, runName, traceHeader);
        ExecutionRow row = ExecutionRow.starting(origin, machine.revisionId(), updated, starter);
        CompletableFuture<Started> reply = new CompletableFuture<>();
        CrashPoint.START_ASKED.reached();
        Started started = partitions.ask(arn, new Work.Start(row, input, reply), reply);
        CrashPoint.START_KEPT.reached();
        return started;
    }

    @Override
    public ExecutionView startSync(
            String stateMachineArn, @Nullable String name, Json input, @Nullable String traceHeader) {
        Target target = startable(stateMachineArn);
        if (!target.machine().isExpress()) {
            throw new RequestRefused(Reason.STATE_MACHINE_TYPE_NOT_SUPPORTED, stateMachineArn);
        }
        return express.startSync(target, name, input, traceHeader);
    }

    private Target startable(String stateMachineArn) {
        Target target = catalogue.versions().target(stateMachineArn);
        if (target.machine().deleting()) {
            throw new RequestRefused(Reason.STATE_MACHINE_DELETING, stateMachineArn);
        }
        return target;
    }

    @Override
    public long stop(String arn, @Nullable String error, @Nullable String cause) {
        Work.Acted acted = partitions.act(arn, new Command.StopExecution(error, cause));
        CrashPoint.STOP_KEPT.reached();
        return switch (acted.outcome()) {
            case DONE -> acted.atMillis();
            case NO_SUCH_EXECUTION -> throw new RequestRefused(Reason.EXECUTION_DOES_NOT_EXIST, arn);
            case EXECUTION_CLOSED, EXECUTION_NOT_REDRIVABLE, TASK_NOT_OPEN, TASK_TIMED_OUT ->
                Objects.requireNonNullElse(queries.row(arn).stopMillis(), acted.atMillis());
        };
    }

    @Override
    public long redrive(String arn, @Nullable String clientToken) {
        long now = clock.millis();
        ExecutionRow row = queries.row(arn);
        if (clientToken != null && Redrivability.isRepeated(row.redrives(), clientToken, now)) {
            return Objects.requireNonNull(row.redrives().lastMillis());
        }
        String reason = row.child() != null
                ? Redrivability.OF_MAP_RUN
                : redrivability(row).reason();
        if (reason != null) {
            throw new RequestRefused(Reason.EXECUTION_NOT_REDRIVABLE, reason);
        }
        Work.Acted acted = partitions.act(arn, new Command.RedriveExecution(clientToken));
        CrashPoint.REDRIVE_KEPT.reached();
        if (acted.outcome() != Work.Outcome.DONE) {
            String since = redrivability(queries.row(arn)).reason();
            throw new RequestRefused(
                    Reason.EXECUTION_NOT_REDRIVABLE, since == null ? Redrivability.HISTORY_FULL : since);
        }
        return acted.atMillis();
    }

    private Redrivability redrivability(ExecutionRow row) {
        @Nullable StateMachine machine = existing(row.origin());
        return Redrivability.of(row, machine != null && machine.deleting(), clock.millis());
    }

    @Override
    public ExecutionView describe(String arn) {
        ExecutionView view = queries.describe(arn);
        return view.withNotRedrivableReason(redrivability(queries.row(arn)).reason());
    }

    @Override
    public Page<ExecutionSummary> list(
            String stateMachineArn, @Nullable ExecutionStatus status, @Nullable String cursor, int limit) {
        if (catalogue.versions().machineOf(stateMachineArn).isExpress()) {
            throw new RequestRefused(Reason.STATE_MACHINE_TYPE_NOT_SUPPORTED, stateMachineArn);
        }
        return queries.list(stateMachineArn, status, cursor, limit);
    }

    @Override
    public Page<Event> history(String arn, @Nullable String cursor, int limit, boolean reverse) {
        return queries.history(arn, cursor, limit, reverse);
    }

    @Override
    public StateMachineSnapshot stateMachineFor(String arn) {
        ExecutionRow row = queries.row(arn);
        ExecutionOrigin origin = row.origin();
        @Nullable StateMachine now = existing(origin);
        return new StateMachineSnapshot(
                origin.stateMachineArn(),
                origin.stateMachineName(),
                catalogue.definitionText(
                        ChildDefinition.parse(origin.definitionId()).textId()),
                origin.roleArn(),
                row.machineUpdateMillis(),
                now == null ? LOGGING_OFF : now.loggingConfiguration(),
                now == null ? TRACING_OFF : now.tracingConfiguration(),
                now == null ? null : now.encryptionConfiguration(),
                row.machineRevisionId(),
                row.child() == null ? null : row.child().mapRunArn());
    }

    /** The version or state machine as it is now; null when it is gone. */
    private @Nullable StateMachine existing(ExecutionOrigin origin) {
        String version = origin.versionArn();
        try {
            return version != null
                    ? catalogue.versions().version(version).machine()
                    : catalogue.stateMachine(origin.stateMachineArn());
        } catch (RequestRefused gone) {
            return null;
        }
    }
}
