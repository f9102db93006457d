package io.stepwell.language.jsonata;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The time and the chance of one evaluation, both given. */
final class Moment {
    private final long nowMillis;
    private final long seed;
    private @Nullable Random random;

    Moment(long nowMillis, long seed) {
        this.nowMillis = nowMillis;
        this.seed = seed;
    }

    /** Milliseconds since 1970. */
    long nowMillis() {
        return nowMillis;
    }

    /** The source of chance of this evaluation: each draw differs, the same evaluation draws the same again. */
    Random random() {
        if (random == null) {
            random = new Random(seed);
        }
        return random;
    }
}
