package io.stepwell.simulation.run;

import io.stepwell.engine.JobPolling;
import io.stepwell.engine.Limits;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Orchestrator;
import io.stepwell.runtime.node.Node;
import io.stepwell.runtime.node.NodeSettings;
import io.stepwell.runtime.world.World;
import io.stepwell.simulation.machine.Crash;
import io.stepwell.simulation.machine.Disk;
import io.stepwell.simulation.machine.Faults;
import io.stepwell.simulation.machine.SimulatedClock;
import io.stepwell.simulation.machine.SimulatedThreads;
import io.stepwell.simulation.machine.Trace;
import io.stepwell.simulation.program.Program;
import io.stepwell.simulation.program.RandomProgram;
import io.stepwell.simulation.program.Script;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import io.stepwell.storage.crash.CrashPoint;
import io.stepwell.storage.crash.CrashPoints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One run: a few programs and executions of them, clients, workers and callees, and a server that is killed, whose disk
 * fails and whose clock jumps, until the storm is over. Then everything has to come to its end, and the audit looks at
 * what is left. The seed decides all of it.
 */
public final class Simulation {
    private static final int STORM_TURNS_MAX = 3_000;
    private static final int TURNS_PER_LOOK = 16;
    private static final int CALM_TURNS_MAX = 200_000;
    private static final long CALM_MILLIS_MAX = Duration.ofHours(6).toMillis();

    private static final List<CrashPoint> SWEEPING = List.of(
            CrashPoint.SWEEP_BEGUN,
            CrashPoint.EXECUTION_PART_FORGOTTEN,
            CrashPoint.EXECUTION_FORGOTTEN,
            CrashPoint.COMMIT_DURABLE,
            CrashPoint.SWEEP_ENDED);

    private final SplittableRandom random;
    private final Variant variant;
    private final SimulatedClock clock = new SimulatedClock();
    private final Trace trace = new Trace();
    private final Faults faults;
    private final Disk disk;
    private final Agenda agenda;
    private final SimulatedThreads threads;
    private final Script script;
    private final Callees callees;
    private final Nested nested;
    private final Clients clients;
    private final NodeSettings settings;
    private final List<Planned> planned = new ArrayList<>();
    private final Fate fate;
    private @Nullable Node node;
    private final CrashPoint firstAim;
    private boolean storm = true;
    private int lives;

    /** What a run came to. */
    public record Outcome(long traceHash, long traceLength, int executions, int crashes, Reached reached) {}

    private Simulation(long seed, Variant variant) {
        this.random = new SplittableRandom(seed);
        this.variant = variant;
        this.faults = Faults.draw(random);
        this.disk = new Disk(clock, random.split(), trace, faults);
        this.agenda = new Agenda(clock, random.split());
        this.threads = new SimulatedThreads(clock, random.split(), trace, agenda);
        this.script = new Script(random.nextLong());
        Courtesy courtesy = new Courtesy(agenda, random.split(), this::server);
        Workers workers = new Workers(agenda, random.split(), script, courtesy);
        this.clients = new Clients(agenda, random.split(), disk, courtesy, workers);
        Latency latency = new Latency(random.split());
        this.callees = new Callees(script, disk, clock, latency, threads, workers);
        this.nested = new Nested(this::server, latency, threads);
        this.settings = drawSettings();
        this.fate = new Fate(random.split(), faults, clock, trace);
        this.firstAim = CrashPoint.values()[(int) Math.floorMod(seed, (long) CrashPoint.values().length)];
    }

    private NodeSettings drawSettings() {
        Limits aws = Limits.aws();
        int transitions = random.nextBoolean() ? aws.transitionsPerDecision() : 1 + random.nextInt(4);
        Limits limits = new Limits(
                aws.payloadBytes(), aws.variablesBytes(), aws.historyEvents(), aws.waitMillis(), transitions);
        long[] hotBytes = {1, 20_000, 64 << 20};
        return new NodeSettings(
                "us-east-1",
                "123456789012",
                1 + random.nextInt(3),
                limits,
                Duration.ofDays(1),
                hotBytes[random.nextInt(hotBytes.length)],
                random.nextBoolean() ? 2 : 20_000,
                2 + random.nextInt(9),
                100,
                JobPolling.standard());
    }

    /**
     * Runs a seed.
     *
     * @throws Fault when a promise was broken
     */
    public static Outcome run(long seed, Variant variant) {
        Simulation simulation = new Simulation(seed, variant);
        try {
            return simulation.run();
        } catch (RuntimeException | AssertionError e) {
            throw new BrokenRun(seed, simulation.trace.last(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a simulation", e);
        } finally {
            CrashPoints.watchNoMore();
        }
    }

    private Outcome run() throws InterruptedException {
        CrashPoints.watch(this::reached);
        drawPrograms();
        clients.plan(planned);
        long calmSince = 0;
        int turns = 0;
        while (storm || turns % TURNS_PER_LOOK > 0 || !allEnded()) {
            turn();
            turns++;
            if (storm && turns > STORM_TURNS_MAX) {
                calmDown();
                calmSince = clock.millis();
                turns = 0;
            }
            if (!storm && (turns > CALM_TURNS_MAX || clock.millis() - calmSince > CALM_MILLIS_MAX)) {
                throw new Fault("stuck: " + new Audit(disk.durable(), script, callees).open(planned));
            }
        }
        new Audit(disk.durable(), script, callees).check(planned, faults.clockJumps() == 0);
        forgetEverything();
        return new Outcome(trace.hash(), trace.length(), planned.size(), fate.crashes(), fate.reached());
    }

    private void drawPrograms() {
        int programs = 1 + random.nextInt(3);
        for (int i = 0; i < programs; i++) {
            RandomProgram drawing = new RandomProgram(random, "m" + i);
            Program program = drawing.draw();
            int executions = 1 + random.nextInt(3);
            for (int e = 0; e < executions; e++) {
                long n = random.nextInt(10);
                String name = "e" + i + "-" + e;
                StringBuilder input = new StringBuilder("{\"n\":" + n + ",\"at\":\"" + name + "\"");
                drawing.items()
                        .forEach((list, items) ->
                                input.append(",\"").append(list).append("\":").append(items));
                int redrives = program.express() || random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(2);
                planned.add(new Planned(program, name, n, Json.parse(input + "}"), redrives));
            }
        }
    }

    private void turn() throws InterruptedException {
        try {
            if (node == null && !boot()) {
                clock.advance(1_000);
                return;
            }
            if (storm) {
                fate.strike();
                if (fate.stops()) {
                    stop();
                    return;
                }
            }
            if (threads.turn()) {
                clock.advance(random.nextInt(8) == 0 ? 1 : 0);
            } else {
                clock.advance(Math.max(1, Math.min(threads.readyAtMillis() - clock.millis(), 60_000)));
            }
        } catch (Crash crash) {
            trace.add(clock.millis() + " CRASH " + crash.getMessage());
            die();
        }
    }

    private boolean boot() {
        trace.add(clock.millis() + " BOOT");
        fate.newLife(storm);
        if (storm && faults.crash() > 0 && lives++ == 0) {
            fate.aimAt(firstAim);
        }
        World world = new World(variant.clock(clock), threads, random.split());
        try {
            node = Node.open(settings, variant.store(disk.open()), List.of(nested, variant.callees(callees)), world);
            return true;
        } catch (StoreException e) {
            trace.add("no start: " + e.getMessage());
            die();
            return false;
        }
    }

    /** The process ends in order; the next one begins where it has stopped. */
    private void stop() {
        trace.add(clock.millis() + " STOP");
        if (random.nextInt(4) == 0) {
            fate.aimAt(CrashPoint.NODE_CLOSING);
        }
        Objects.requireNonNull(node).close();
        die();
    }

    private void die() {
        node = null;
        threads.crash();
        boolean ignored = Thread.interrupted();
        trace.add("dead " + ignored);
    }

    private void reached(CrashPoint point) {
        fate.reached(point, storm);
    }

    private Orchestrator server() {
        return Objects.requireNonNull(node);
    }

    /** No more faults. Half of the runs end with one more crash, so that neither memory nor disk alone is enough. */
    private void calmDown() {
        trace.add(clock.millis() + " CALM");
        storm = false;
        disk.faults(Faults.NONE);
        if (random.nextBoolean()) {
            die();
        }
    }

    private boolean allEnded() {
        return node != null
                && planned.stream().allMatch(execution -> execution.isAcknowledged() && execution.redrivesWanted == 0)
                && new Tables(disk.durable()).isQuiet(settings.partitions());
    }

    /** Past its retention everything goes, through crashes too, and nothing is left behind. */
    private void forgetEverything() throws InterruptedException {
        clock.advance(settings.retention().toMillis() + 120_000);
        if (faults.crash() > 0) {
            storm = true;
            fate.aimAt(SWEEPING.get(random.nextInt(SWEEPING.size())));
        }
        for (int turns = 0; !disk.isEmpty(Table.EXECUTION); turns++) {
            storm &= turns < STORM_TURNS_MAX;
            if (turns > CALM_TURNS_MAX) {
                throw new Fault("closed executions are not forgotten");
            }
            turn();
        }
        new Audit(disk.durable(), script, callees).requireEmpty();
    }
}
