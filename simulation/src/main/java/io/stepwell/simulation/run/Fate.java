package io.stepwell.simulation.run;

import io.stepwell.simulation.machine.Crash;
import io.stepwell.simulation.machine.Faults;
import io.stepwell.simulation.machine.SimulatedClock;
import io.stepwell.simulation.machine.Trace;
import io.stepwell.storage.crash.CrashPoint;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides when the process dies and when its clock jumps. */
final class Fate {
    private static final int FORWARD_MILLIS_MAX = 600_000;
    private static final int BACK_MILLIS_MAX = 60_000;

    private final RandomGenerator random;
    private final Faults faults;
    private final SimulatedClock clock;
    private final Trace trace;
    private final Reached reached = new Reached();
    private @Nullable CrashPoint target;
    private int hitsLeft;
    private int crashes;

    Fate(RandomGenerator random, Faults faults, SimulatedClock clock, Trace trace) {
        this.random = random;
        this.faults = faults;
        this.clock = clock;
        this.trace = trace;
    }

    /** A process begins; half of them are going to die at a place drawn now, others anywhere. */
    void newLife(boolean storm) {
        boolean aimed = storm && faults.crash() > 0 && random.nextBoolean();
        target = aimed ? CrashPoint.values()[random.nextInt(CrashPoint.values().length)] : null;
        hitsLeft = 1 + random.nextInt(6);
    }

    /** The process is going to die when it comes to this place the next time. */
    void aimAt(CrashPoint point) {
        target = point;
        hitsLeft = 1;
    }

    /** Whether the process is to be stopped in order now. */
    boolean stops() {
        return faults.crash() > 0 && random.nextInt(20_000) == 0;
    }

    /** The process came to a place where it may die. */
    void reached(CrashPoint point, boolean storm) {
        trace.add(new byte[] {(byte) point.ordinal()});
        reached.passed(point);
        boolean aimed = point == target && --hitsLeft == 0;
        if (storm && (aimed || (faults.crash() > 0 && random.nextInt(100_000) < faults.crash()))) {
            crashes++;
            reached.died(point);
            throw new Crash(point.name());
        }
    }

    /** The clock may jump. */
    void strike() {
        if (faults.clockJumps() > 0 && random.nextInt(20_000) < faults.clockJumps()) {
            long by = random.nextInt(3) == 0 ? -random.nextInt(BACK_MILLIS_MAX) : random.nextInt(FORWARD_MILLIS_MAX);
            trace.add(clock.millis() + " the clock jumps by " + by);
            clock.advance(by);
        }
    }

    int crashes() {
        return crashes;
    }

    Reached reached() {
        return reached;
    }
}
