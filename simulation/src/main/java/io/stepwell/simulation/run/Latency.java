package io.stepwell.simulation.run;

import java.util.random.RandomGenerator;

/** How long a message is on its way: mostly short, now and then long. */
record Latency(RandomGenerator random) {
    private static final int MILLIS_MAX = 1_000;
    private static final int LONG_MILLIS_MAX = 60_000;

    long draw() {
        return random.nextInt(random.nextInt(20) == 0 ? LONG_MILLIS_MAX : MILLIS_MAX);
    }
}
