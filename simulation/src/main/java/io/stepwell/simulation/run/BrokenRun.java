package io.stepwell.simulation.run;

import java.util.List;

/** A run that broke a promise, with the way to see it again. */
public final class BrokenRun extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final List<String> last;

    BrokenRun(long seed, List<String> last, Throwable cause) {
        super(
                "seed " + seed + ": " + cause.getMessage() + "\nagain with: bin/simulate --seeds 1 --from " + seed,
                cause);
        this.last = List.copyOf(last);
    }

    /** What happened last. */
    public List<String> last() {
        return last;
    }
}
