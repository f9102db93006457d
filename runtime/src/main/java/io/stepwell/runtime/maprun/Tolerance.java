package io.stepwell.runtime.maprun;

import io.stepwell.language.data.MapBounds;

/** How many items may fail before their map run does. */
final class Tolerance {
    private Tolerance() {}

    /**
     * A threshold that is 0 counts only when the other is 0 as well; a percentage needs the number of all items.
     *
     * @param total how many items there are; -1 while nobody knows
     */
    static boolean isExceeded(MapBounds bounds, long failed, long total) {
        boolean none = bounds.toleratedFailureCount() == 0 && bounds.toleratedFailurePercentage() == 0;
        if ((none || bounds.toleratedFailureCount() > 0) && failed > bounds.toleratedFailureCount()) {
            return true;
        }
        return bounds.toleratedFailurePercentage() > 0
                && total >= 0
                && failed * 100.0 > bounds.toleratedFailurePercentage() * total;
    }
}
