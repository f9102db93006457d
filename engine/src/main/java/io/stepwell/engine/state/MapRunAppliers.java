package io.stepwell.engine.state;

import io.stepwell.engine.event.Event.MapRunFailed;
import io.stepwell.engine.event.Event.MapRunRedriven;
import io.stepwell.engine.event.Event.MapRunStarted;
import io.stepwell.engine.event.Event.MapRunSucceeded;
import io.stepwell.engine.event.EventHead;
import io.stepwell.language.data.ErrorNames;

/** The map run of a Distributed Map, as its state sees it. */
final class MapRunAppliers {
    private MapRunAppliers() {}

    static void started(Execution x, MapRunStarted e) {
        Branch branch = x.requireBranch(e.branch());
        await(branch, new Waiting.ForMapRun(e.mapRunArn(), 0), e.head());
    }

    static void redriven(Execution x, MapRunRedriven e) {
        await(x.requireBranch(e.branch()), new Waiting.ForMapRun(e.mapRunArn(), e.count()), e.head());
    }

    private static void await(Branch branch, Waiting.ForMapRun run, EventHead head) {
        branch.waitFor(run);
        branch.keepMapRun(run);
        branch.follow(head.id());
    }

    static void succeeded(Execution x, MapRunSucceeded e) {
        x.requireBranch(e.branch()).keepMapRun(null);
        ended(x, e.branch(), e.head());
    }

    /** What failed for its data would fail again: a redrive begins another (Developer Guide, "Redriving Map Runs"). */
    static void failed(Execution x, MapRunFailed e) {
        if (ErrorNames.DATA_LIMIT_EXCEEDED.equals(e.error()) || ErrorNames.RUNTIME.equals(e.error())) {
            x.requireBranch(e.branch()).keepMapRun(null);
        }
        ended(x, e.branch(), e.head());
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
