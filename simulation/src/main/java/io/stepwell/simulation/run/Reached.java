package io.stepwell.simulation.run;

import io.stepwell.storage.crash.CrashPoint;
import java.util.EnumMap;
import java.util.Map;

/** How often processes came to the crash points, and how often they died there. */
public final class Reached {
    private final Map<CrashPoint, Long> passed = new EnumMap<>(CrashPoint.class);
    private final Map<CrashPoint, Long> died = new EnumMap<>(CrashPoint.class);

    void passed(CrashPoint point) {
        passed.merge(point, 1L, Long::sum);
    }

    void died(CrashPoint point) {
        died.merge(point, 1L, Long::sum);
    }

    /** Adds those of another run. */
    public void add(Reached other) {
        other.passed.forEach((point, count) -> passed.merge(point, count, Long::sum));
        other.died.forEach((point, count) -> died.merge(point, count, Long::sum));
    }

    /** How often processes came by. */
    public Map<CrashPoint, Long> passed() {
        return passed;
    }

    /** How often they died. */
    public Map<CrashPoint, Long> died() {
        return died;
    }
}
