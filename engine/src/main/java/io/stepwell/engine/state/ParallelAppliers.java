package io.stepwell.engine.state;

import io.stepwell.engine.event.Event.ParallelStarted;
import io.stepwell.engine.event.Event.ParallelSucceeded;
import io.stepwell.engine.event.EventHead;
import io.stepwell.language.definition.ParallelState;
import io.stepwell.language.definition.StateGroup;

/** The branches of a Parallel state. */
final class ParallelAppliers {
    private ParallelAppliers() {}

    static void started(Execution x, ParallelStarted e) {
        Branch parent = x.requireBranch(e.branch());
        ParallelState state = (ParallelState) parent.requireState();
        parent.waitFor(new Waiting.ForBranches(e.branches()));
        parent.follow(e.head().id());
        int index = 0;
        for (StateGroup group : state.branches()) {
            x.add(new Branch(
                    x.nextBranch(),
                    parent.id(),
                    index++,
                    group,
                    e.branchInput(),
                    null,
                    e.head().id()));
        }
    }

    static void succeeded(Execution x, ParallelSucceeded e) {
        succeeded(x, e.branch());
    }

    /** Also for MapSucceeded. */
    static void succeeded(Execution x, int branch) {
        x.giveUpBelow(branch);
        x.requireBranch(branch).waitFor(new Waiting.ForNothing());
    }

    /** Also for MapFailed. */
    static void failed(Execution x, int branch, EventHead head) {
        x.giveUpBelow(branch);
        Branch parent = x.requireBranch(branch);
        parent.waitFor(new Waiting.ForNothing());
        parent.follow(head.id());
    }
}
