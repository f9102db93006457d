package io.stepwell.engine.state;

import io.stepwell.engine.event.Event.MapRunStarted;
import io.stepwell.engine.event.EventHead;

/** The map run of a Distributed Map, as its state sees it. */
final class MapRunAppliers {
    private MapRunAppliers() {}

    static void started(Execution x, MapRunStarted e) {
        Branch branch = x.requireBranch(e.branch());
        branch.waitFor(new Waiting.ForMapRun(e.mapRunArn()));
        branch.follow(e.head().id());
    }

    static void ended(Execution x, int id, EventHead head) {
        Branch branch = x.requireBranch(id);
        if (!(branch.waiting() instanceof Waiting.ForMapRun)) {
            throw new IllegalStateException("branch " + id + " waits for no map run but " + branch.waiting());
        }
        branch.waitFor(new Waiting.ForNothing());
        branch.follow(head.id());
    }
}
