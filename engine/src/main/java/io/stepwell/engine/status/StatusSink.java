package io.stepwell.engine.status;

import java.util.List;

/** Who hears of changes of status: each at least once, those of one execution in order. */
public interface StatusSink {
    /** How many changes are told at once, at most. */
    int CHANGES_MAX = 10;

    /**
     * Tells some changes, in blocking direct style.
     *
     * @return false when they could not be told now, and all of them are to be told again later
     */
    boolean tell(List<StatusChange> changes) throws InterruptedException;
}
