package io.stepwell.simulation;

import io.stepwell.simulation.run.BrokenRun;
import io.stepwell.simulation.run.Reached;
import io.stepwell.simulation.run.Simulation;
import io.stepwell.simulation.run.Variant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code bin/simulate --seeds N --from S}: runs seeds and says what came of them. */
public final class Simulate {
    private static final Logger PROGRAM = Logger.getLogger("io.stepwell");

    private Simulate() {}

    public static void main(String[] args) {
        long seeds = number(args, "--seeds", 1_000);
        long from = number(args, "--from", 1);
        PROGRAM.setLevel(seeds == 1 ? Level.WARNING : Level.OFF);
        long began = System.nanoTime();
        int failed = 0;
        long executions = 0;
        long crashes = 0;
        Reached reached = new Reached();
        for (long seed = from; seed < from + seeds; seed++) {
            try {
                Simulation.Outcome outcome = Simulation.run(seed, Variant.SOUND);
                executions += outcome.executions();
                crashes += outcome.crashes();
                reached.add(outcome.reached());
                if (seeds == 1) {
                    System.out.printf("trace %016x of %,d%n", outcome.traceHash(), outcome.traceLength());
                }
            } catch (BrokenRun e) {
                failed++;
                if (seeds == 1) {
                    e.last().forEach(System.out::println);
                    e.printStackTrace(System.out);
                }
                System.out.println(e.getMessage());
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%d seeds from %d: %d failed; %d executions, %d crashes at %d different places; %.1f s%n",
                seeds, from, failed, executions, crashes, reached.died().size(), seconds);
        System.exit(failed == 0 ? 0 : 1);
    }

    private static long number(String[] args, String name, long otherwise) {
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].equals(name)) {
                return Long.parseLong(args[i + 1]);
            }
        }
        return otherwise;
    }
}
