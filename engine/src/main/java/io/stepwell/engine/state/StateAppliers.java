package io.stepwell.engine.state;

import io.stepwell.engine.event.Event.RetryScheduled;
import io.stepwell.engine.event.Event.StateEntered;
import io.stepwell.engine.event.Event.StateExited;

/** Entering, leaving and retrying a state. */
final class StateAppliers {
    private StateAppliers() {}

    static void entered(Execution x, StateEntered e) {
        Branch branch = x.requireBranch(e.branch());
        branch.enter(branch.group().state(e.name()), e.input(), e.head());
        branch.follow(e.head().id());
    }

    static void exited(Execution x, StateExited e) {
        Branch branch = x.requireBranch(e.branch());
        branch.exit(e.output(), e.assigned(), e.next());
        branch.follow(e.head().id());
        if (branch.isFinished() && !branch.isTop()) {
            Branch parent = x.requireBranch(branch.parent());
            if (parent.waiting() instanceof Waiting.ForBranches run) {
                run.finish(branch.index(), e.output());
                parent.follow(e.head().id());
            }
        }
    }

    static void retryScheduled(Execution x, RetryScheduled e) {
        Branch branch = x.requireBranch(e.branch());
        x.removeBelow(e.branch());
        branch.retry(e.retrier());
        branch.waitFor(new Waiting.ForRetry(e.dueMillis(), e.head().previousId()));
        branch.follow(e.head().previousId());
    }
}
