package io.stepwell.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.simulation.run.BrokenRun;
import io.stepwell.simulation.run.Reached;
import io.stepwell.simulation.run.Simulation;
import io.stepwell.simulation.run.Variant;
import io.stepwell.storage.crash.CrashPoint;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The runtime under a thousand seeds; a seed that breaks a promise prints the line that runs it again. */
final class SimulationTest {
    private static final int SEEDS = Integer.getInteger("simulation.seeds", 1_000);
    private static final Logger PROGRAM = Logger.getLogger("io.stepwell");

    /** Points of the embedded store and of the end of a process, to which the simulated one does not come. */
    private static final Set<CrashPoint> ELSEWHERE = EnumSet.of(
            CrashPoint.STORE_OPENED,
            CrashPoint.STORE_BATCH_BUILT,
            CrashPoint.STORE_BATCH_SYNCED,
            CrashPoint.STORE_EPOCH_RAISED,
            CrashPoint.BACKUP_BEGUN,
            CrashPoint.BACKUP_WRITTEN,
            CrashPoint.STORE_CLOSING);

    @BeforeAll
    static void quiet() {
        PROGRAM.setLevel(Level.OFF);
    }

    @Test
    void everySeedKeepsEveryPromiseAndAllPlacesToDieAreTried() {
        List<String> broken = new ArrayList<>();
        Reached reached = new Reached();
        long executions = 0;
        long crashes = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                Simulation.Outcome outcome = Simulation.run(seed, Variant.SOUND);
                reached.add(outcome.reached());
                executions += outcome.executions();
                crashes += outcome.crashes();
            } catch (BrokenRun e) {
                broken.add(String.valueOf(e.getMessage()));
            }
        }
        System.out.printf(
                "simulation: %d seeds, %d executions, %d crashes at %d places%n",
                SEEDS, executions, crashes, reached.died().size());
        assertThat(broken).isEmpty();
        Set<CrashPoint> untried = EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE));
        untried.removeAll(reached.died().keySet());
        if (SEEDS >= 1_000) {
            assertThat(untried).as("places where no process has died").isEmpty();
        }
    }

    @Test
    void aSeedDecidesEverything() {
        for (long seed = 1; seed <= 30; seed++) {
            Simulation.Outcome once = Simulation.run(seed, Variant.SOUND);
            Simulation.Outcome again = Simulation.run(seed, Variant.SOUND);
            assertThat(again.traceHash()).as("trace of seed %d", seed).isEqualTo(once.traceHash());
            assertThat(again.traceLength()).isEqualTo(once.traceLength());
        }
    }
}
