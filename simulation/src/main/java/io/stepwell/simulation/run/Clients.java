package io.stepwell.simulation.run;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.runtime.Catalogue.NewStateMachine;
import io.stepwell.runtime.MapRuns;
import io.stepwell.runtime.Orchestrator;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.simulation.machine.Disk;
import io.stepwell.simulation.program.Program;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Those who start, stop and take up executions, and hold the server to what it said. */
final class Clients {
    private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:desk";

    private final Agenda agenda;
    private final RandomGenerator random;
    private final Disk disk;
    private final Courtesy courtesy;
    private final Workers workers;
    private final Set<String> machines = new HashSet<>();
    private boolean prepared;

    Clients(Agenda agenda, RandomGenerator random, Disk disk, Courtesy courtesy, Workers workers) {
        this.agenda = agenda;
        this.random = random;
        this.disk = disk;
        this.courtesy = courtesy;
        this.workers = workers;
    }

    /** Plans what is going to be asked for. */
    void plan(List<Planned> executions) {
        agenda.in(0, "activity", this::createActivity);
        for (Planned planned : executions) {
            agenda.in(random.nextInt(20_000), "start " + planned.name, () -> start(planned));
            if (random.nextInt(7) == 0) {
                agenda.in(random.nextInt(60_000), "stop " + planned.name, () -> stop(planned));
            }
            if (planned.redrivesWanted > 0) {
                agenda.in(20_000 + random.nextInt(60_000), "redrive " + planned.name, () -> redrive(planned));
            }
            if (random.nextInt(4) == 0) {
                agenda.in(random.nextInt(60_000), "change " + planned.name, () -> changeMapRuns(planned));
            }
        }
    }

    private Orchestrator server() {
        return courtesy.server();
    }

    private void createActivity() {
        courtesy.repeatedly("activity", this::createActivity, () -> {
            server().catalogue().createActivity(ACTIVITY, "desk", null, Map.of());
            workers.begin(ACTIVITY);
            prepared = true;
        });
    }

    private void start(Planned planned) {
        if (!prepared) {
            agenda.in(1_000, "start " + planned.name, () -> start(planned));
            return;
        }
        courtesy.repeatedly("start " + planned.name, () -> start(planned), () -> {
            planned.program.nested().forEach(this::create);
            create(planned.program);
            if (planned.program.express()) {
                startExpress(planned);
            } else {
                startStandard(planned);
            }
        });
    }

    private void startExpress(Planned planned) {
        String machine = planned.program.stateMachineArn();
        if (random.nextInt(3) == 0) {
            server().executions().start(machine, null, planned.input, null); // how it ends nobody learns
        }
        planned.answer = server().executions().startSync(machine, planned.name, planned.input, null);
    }

    private void startStandard(Planned planned) {
        Courtesy.unless(
                Reason.EXECUTION_ALREADY_EXISTS,
                () -> server().executions()
                        .start(planned.program.stateMachineArn(), planned.name, planned.input, null));
        planned.arn = planned.expectedArn(); // if it was there before, its name and input were the same
        requireRow(planned);
        if (random.nextInt(6) == 0) {
            agenda.in(random.nextInt(5_000), "start again " + planned.name, () -> start(planned));
        }
    }

    private ExecutionRow requireRow(Planned planned) {
        ExecutionRow row = row(planned);
        if (row == null) {
            throw new Fault("acknowledged before it was durable: " + planned.name);
        }
        return row;
    }

    private @Nullable ExecutionRow row(Planned planned) {
        byte[] row = disk.durable().get(Table.EXECUTION, ExecutionRow.key(planned.expectedArn()));
        return row == null ? null : ExecutionRow.decode(planned.expectedArn(), row);
    }

    private void create(Program program) {
        String arn = program.stateMachineArn();
        if (machines.contains(arn)) {
            server().catalogue().stateMachine(arn);
            return;
        }
        server().catalogue()
                .createStateMachine(new NewStateMachine(
                        arn,
                        program.name(),
                        program.express() ? "EXPRESS" : "STANDARD",
                        program.definition(),
                        "arn:r",
                        "{}",
                        "{}",
                        null,
                        Map.of()));
        machines.add(arn);
    }

    private void stop(Planned planned) {
        if (!planned.isAcknowledged() || planned.program.express()) {
            return;
        }
        planned.stopAsked = true;
        courtesy.repeatedly("stop " + planned.name, () -> stop(planned), () -> {
            int redrives = requireRow(planned).redrives().count();
            server().executions().stop(planned.expectedArn(), "Stopped", "by a client");
            ExecutionRow row = requireRow(planned);
            if (row.status() == ExecutionStatus.RUNNING && row.redrives().count() == redrives) {
                throw new Fault("stopped before it was durable: " + planned.name);
            }
        });
    }

    /** Takes it up again once it has ended, unless it has succeeded. */
    private void redrive(Planned planned) {
        ExecutionRow row = row(planned);
        if (row != null && row.status() == ExecutionStatus.SUCCEEDED) {
            planned.redrivesWanted = 0;
            return;
        }
        if (row == null || !row.status().isClosed()) {
            agenda.in(10_000, "redrive " + planned.name, () -> redrive(planned));
            return;
        }
        String token = "again " + planned.redrivesWanted;
        courtesy.repeatedly("redrive " + planned.name, () -> redrive(planned), () -> {
            rememberSuccesses(planned);
            Courtesy.unless(
                    Reason.EXECUTION_NOT_REDRIVABLE, () -> server().executions().redrive(planned.expectedArn(), token));
            if (--planned.redrivesWanted > 0) {
                agenda.in(20_000 + random.nextInt(60_000), "redrive " + planned.name, () -> redrive(planned));
            }
        });
    }

    private void rememberSuccesses(Planned planned) {
        Store store = disk.durable();
        for (MapRunRows.Entry entry : MapRunRows.of(store, planned.expectedArn(), null, 100)) {
            for (EndedChild child : MapRunRows.ended(store, entry.mapRunArn(), 0, 1_000)) {
                if (child.status() == ExecutionStatus.SUCCEEDED) {
                    planned.succeededBefore.put(entry.mapRunArn() + " " + child.index(), child);
                }
            }
        }
    }

    /** The concurrency of map runs under way is changed; what comes of them must not. */
    private void changeMapRuns(Planned planned) {
        if (planned.program.express() || row(planned) == null) {
            return;
        }
        courtesy.repeatedly("change " + planned.name, () -> changeMapRuns(planned), () -> {
            MapRuns runs = server().mapRuns();
            for (MapRuns.MapRunSummary run :
                    runs.list(planned.expectedArn(), null, 10).items()) {
                MapRuns.Change change = new MapRuns.Change((long) random.nextInt(3), null, null);
                Courtesy.unless(Reason.MAP_RUN_CLOSED, () -> runs.update(run.mapRunArn(), change));
            }
        });
    }
}
