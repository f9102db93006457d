package io.stepwell.simulation.run;

import io.stepwell.engine.task.Integration;
import io.stepwell.storage.Store;
import java.time.InstantSource;

/**
 * What the process runs on. A broken variant shows that the audit sees what it is there to see; the sound one changes
 * nothing.
 */
public interface Variant {
    /** The program as it is. */
    Variant SOUND = new Variant() {};

    /** The store a process is given. */
    default Store store(Store disk) {
        return disk;
    }

    /** The clock a process is given. */
    default InstantSource clock(InstantSource clock) {
        return clock;
    }

    /** The callees a process is given. */
    default Integration callees(Integration callees) {
        return callees;
    }
}
