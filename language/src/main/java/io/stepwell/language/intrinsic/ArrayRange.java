package io.stepwell.language.intrinsic;

import java.util.ArrayList;
import java.util.List;

/** {@code States.ArrayRange}: numbers from a first to a last one, both included, by a step other than 0. */
final class ArrayRange {
    /** The longest range, in elements (AWS guide). */
    static final int ELEMENTS_MAX = 1_000;

    private ArrayRange() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        long first = arguments.integer(0);
        long last = arguments.integer(1);
        long step = arguments.integer(2);
        if (step == 0) {
            throw arguments.invalid();
        }
        long count = (last - first) / step + 1;
        boolean leadsAway = last != first && (last > first) != (step > 0);
        if (!leadsAway && count > ELEMENTS_MAX) {
            throw arguments.invalid();
        }
        List<Integer> range = new ArrayList<>();
        for (long i = 0; !leadsAway && i < count; i++) {
            range.add((int) (first + i * step));
        }
        return range;
    }
}
