package io.stepwell.simulation.machine;

import java.util.random.RandomGenerator;

/**
 * How often what goes wrong, in thousandths.
 *
 * @param commitRefused a commit fails and nothing is written
 * @param commitUnsure a commit fails although all of it was written
 * @param commitSlow a commit takes up to a minute
 * @param diskFull the disk takes no writes for a while
 * @param readFails a read fails
 * @param crash the process dies at a crash point; in hundred-thousandths
 * @param clockJumps the clock jumps, forward or back
 */
public record Faults(
        int commitRefused, int commitUnsure, int commitSlow, int diskFull, int readFails, int crash, int clockJumps) {
    /** Nothing goes wrong. */
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0);

    /** Draws how bad it gets: each kind of fault is absent in about half of all runs. */
    public static Faults draw(RandomGenerator random) {
        return new Faults(
                some(random, 60),
                some(random, 60),
                some(random, 60),
                some(random, 10),
                some(random, 5),
                some(random, 400),
                some(random, 20));
    }

    private static int some(RandomGenerator random, int most) {
        return random.nextBoolean() ? 0 : 1 + random.nextInt(most);
    }
}
