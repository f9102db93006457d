package io.stepwell.simulation.program;

/**
 * What callees answer: decided by the seed, who asks and how often it has asked, so that the reference and the
 * simulated callees agree without speaking to each other.
 */
public final class Script {
    private static final String[] ERRORS = {"Flaky", "Broken", "Odd"};
    private final long seed;

    public Script(long seed) {
        this.seed = seed;
    }

    /** What a callee does. */
    public sealed interface Line {
        record Answer(long n) implements Line {}

        record Failure(String error) implements Line {}

        /** Nothing, for ever. Only where the task has a timeout. */
        record Silence() implements Line {}
    }

    /** The line of a callee for this call. */
    public Line line(Ask ask, boolean mayBeSilent) {
        int times = ask.attempt() + 1_000 * ask.redrive();
        long drawn = mix(seed ^ ask.key().hashCode() * 0x9E3779B97F4A7C15L ^ times * 0xBF58476D1CE4E5B9L);
        int kind = (int) Math.floorMod(drawn, 16L);
        long value = Math.floorMod(drawn >>> 8, 9L);
        if (kind < 3) {
            return new Line.Failure(ERRORS[kind]);
        }
        return kind < 6 && mayBeSilent ? new Line.Silence() : new Line.Answer(value);
    }

    /**
     * A call.
     *
     * @param key who asks: a state, where it is in the program, with the value that reached it
     * @param attempt how often it has asked before
     * @param redrive how often its execution was taken up again
     */
    public record Ask(String key, int attempt, int redrive) {
        /** The call of a state at a place whose first part is the name of the execution. */
        public static Ask of(String at, String state, long n, int attempt, int redrive) {
            return new Ask(at + "/" + state + "/" + n, attempt, redrive);
        }
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
