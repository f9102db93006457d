package io.stepwell.simulation.run;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue.NewStateMachine;
import io.stepwell.runtime.Orchestrator;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.TaskDesk;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.simulation.machine.Disk;
import io.stepwell.simulation.program.Program;
import io.stepwell.simulation.program.Script;
import io.stepwell.simulation.program.Script.Line;
import io.stepwell.storage.Table;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Clients and workers: they ask, repeat themselves until they are answered, and hold the server to what it said. */
final class Outsiders implements Callees.Answers {
    private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:desk";

    private final Agenda agenda;
    private final RandomGenerator random;
    private final Script script;
    private final Disk disk;
    private final Supplier<Orchestrator> server;
    private final Map<String, Integer> accepted = new HashMap<>();
    private final Set<String> machines = new HashSet<>();

    Outsiders(Agenda agenda, RandomGenerator random, Script script, Disk disk, Supplier<Orchestrator> server) {
        this.agenda = agenda;
        this.random = random;
        this.script = script;
        this.disk = disk;
        this.server = server;
    }

    /** Plans what is going to be asked for. */
    void plan(List<Planned> executions) {
        agenda.in(0, "activity", this::createActivity);
        for (Planned planned : executions) {
            agenda.in(random.nextInt(20_000), "start " + planned.name, () -> start(planned));
            if (random.nextInt(12) == 0) {
                agenda.in(random.nextInt(60_000), "stop " + planned.name, () -> stop(planned));
            }
        }
        agenda.in(500, "poll", this::poll);
        agenda.in(700, "poll", this::poll);
    }

    private void createActivity() {
        repeatedly("activity", this::createActivity, () -> {
            server.get().catalogue().createActivity(ACTIVITY, "desk", null, Map.of());
            machines.add(ACTIVITY);
        });
    }

    /** Asks; says it again later when the server could not do it. */
    private void repeatedly(String name, Agenda.Action again, Runnable request) {
        try {
            request.run();
        } catch (RequestRefused refused) {
            if (refused.reason() != Reason.UNAVAILABLE && refused.reason() != Reason.THROTTLED) {
                throw refused;
            }
            agenda.in(500 + random.nextInt(2_000), name, again);
        } catch (io.stepwell.storage.StoreException e) {
            agenda.in(500 + random.nextInt(2_000), name, again);
        }
    }

    private void start(Planned planned) {
        if (!machines.contains(ACTIVITY)) {
            agenda.in(1_000, "start " + planned.name, () -> start(planned));
            return;
        }
        repeatedly("start " + planned.name, () -> start(planned), () -> {
            String machine = machine(planned.program);
            try {
                planned.arn = server.get()
                        .executions()
                        .start(machine, planned.name, planned.input, null)
                        .arn();
            } catch (RequestRefused refused) {
                if (refused.reason() != Reason.EXECUTION_ALREADY_EXISTS) {
                    throw refused;
                }
                planned.arn = planned.expectedArn(); // started before, closed since: its name and input were the same
            }
            requireRow(planned);
            if (random.nextInt(6) == 0) {
                agenda.in(random.nextInt(5_000), "start again " + planned.name, () -> start(planned));
            }
        });
    }

    private @Nullable ExecutionRow requireRow(Planned planned) {
        byte[] row = disk.durable().get(Table.EXECUTION, ExecutionRow.key(planned.expectedArn()));
        if (row == null) {
            throw new Fault("acknowledged before it was durable: " + planned.name);
        }
        return ExecutionRow.decode(row);
    }

    private String machine(Program program) {
        String arn = "arn:aws:states:us-east-1:123456789012:stateMachine:" + program.name();
        if (machines.contains(arn)) {
            server.get().catalogue().stateMachine(arn);
        } else {
            server.get()
                    .catalogue()
                    .createStateMachine(new NewStateMachine(
                            arn,
                            program.name(),
                            "STANDARD",
                            program.definition(),
                            "arn:r",
                            "{}",
                            "{}",
                            null,
                            Map.of()));
            machines.add(arn);
        }
        return arn;
    }

    private void stop(Planned planned) {
        if (!planned.isAcknowledged()) {
            return;
        }
        planned.stopAsked = true;
        repeatedly("stop " + planned.name, () -> stop(planned), () -> {
            server.get().executions().stop(planned.expectedArn(), "Stopped", "by a client");
            if (Objects.requireNonNull(requireRow(planned)).status() == ExecutionStatus.RUNNING) {
                throw new Fault("stopped before it was durable: " + planned.name);
            }
        });
    }

    private void poll() throws InterruptedException {
        agenda.in(200 + random.nextInt(3_000), "poll", this::poll);
        if (!machines.contains(ACTIVITY)) {
            return;
        }
        try {
            TaskDesk.Assignment task = server.get().tasks().poll(ACTIVITY, "worker", Duration.ZERO);
            if (task != null) {
                Callees.Caller caller =
                        Callees.Caller.of(Objects.requireNonNull(task.input().tree()));
                answer(task.token(), script.line(caller.key(), caller.attempt(), true));
            }
        } catch (RequestRefused refused) {
            if (refused.reason() != Reason.UNAVAILABLE && refused.reason() != Reason.THROTTLED) {
                throw refused;
            }
        } catch (io.stepwell.storage.StoreException unreadable) {
            return; // the next poll finds the task
        }
    }

    /** Sooner or later, sometimes twice, and sometimes with a token that is none. */
    @Override
    public void answer(String token, Line line) {
        if (line instanceof Line.Silence) {
            return;
        }
        agenda.in(random.nextInt(6_000), "answer", () -> send(token, line));
        if (random.nextInt(5) == 0) {
            agenda.in(random.nextInt(40_000), "answer again", () -> send(token, line));
        }
        if (random.nextInt(10) == 0) {
            agenda.in(random.nextInt(3_000), "heartbeat", () -> heartbeat(token));
        }
        if (random.nextInt(10) == 0) {
            agenda.in(random.nextInt(3_000), "answer wrongly", () -> sendWithWrongToken(token, line));
        }
    }

    private void send(String token, Line line) {
        repeatedly("answer", () -> send(token, line), () -> {
            try {
                say(token, line);
                if (accepted.merge(token, 1, Integer::sum) > 1) {
                    throw new Fault("an attempt took two answers");
                }
            } catch (RequestRefused refused) {
                if (refused.reason() != Reason.TASK_TIMED_OUT) {
                    throw refused;
                }
            }
        });
    }

    private void heartbeat(String token) {
        repeatedly("heartbeat", () -> heartbeat(token), () -> {
            try {
                server.get().tasks().heartbeat(token);
            } catch (RequestRefused refused) {
                if (refused.reason() != Reason.TASK_TIMED_OUT) {
                    throw refused;
                }
            }
        });
    }

    private void sendWithWrongToken(String token, Line line) {
        int at = random.nextInt(token.length());
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        try {
            say(token.substring(0, at) + other + token.substring(at + 1), line);
        } catch (RequestRefused refused) {
            if (refused.reason() == Reason.INVALID_TOKEN) {
                return;
            }
            throw refused;
        }
        throw new Fault("a token that was tampered with is good");
    }

    private void say(String token, Line line) {
        TaskDesk desk = server.get().tasks();
        switch (line) {
            case Line.Answer answer -> desk.succeed(token, Json.parse(String.valueOf(answer.n())));
            case Line.Failure failure -> desk.fail(token, failure.error(), "as the script says");
            case Line.Silence _ -> throw new IllegalStateException("silence says nothing");
        }
    }
}
