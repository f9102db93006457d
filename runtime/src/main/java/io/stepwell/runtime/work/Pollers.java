package io.stepwell.runtime.work;

import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many workers wait for tasks of an activity: a bounded number each. */
public final class Pollers {
    private final int max;
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

    /** So many may wait for each activity. */
    public Pollers(int max) {
        this.max = max;
    }

    /**
     * A worker begins to wait.
     *
     * @throws RequestRefused ACTIVITY_WORKER_LIMIT_EXCEEDED; the worker does not wait then
     */
    public void enter(String activityArn) {
        if (waiting.merge(activityArn, 1, Integer::sum) > max) {
            leave(activityArn);
            throw new RequestRefused(Reason.ACTIVITY_WORKER_LIMIT_EXCEEDED, activityArn);
        }
    }

    /** A worker waits no longer. */
    public void leave(String activityArn) {
        waiting.computeIfPresent(activityArn, (arn, count) -> count == 1 ? null : count - 1);
    }
}
