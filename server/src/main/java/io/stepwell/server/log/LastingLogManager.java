package io.stepwell.server.log;

import java.util.logging.LogManager;

/**
 * A log manager that goes on while the process ends: the JDK's own removes all handlers at the first moment of the
 * shutdown, and what an orderly stop has to say would be lost. The system property {@code java.util.logging.manager} must name it before
 * anything logs.
 */
public final class LastingLogManager extends LogManager {
    private volatile boolean kept;

    /** Made by the JDK. */
    public LastingLogManager() {}

    /** From now on handlers stay. */
    void keep() {
        kept = true;
    }

    @Override
    public void reset() {
        if (!kept) {
            super.reset();
        }
    }
}
