package io.stepwell.engine.state;

import io.stepwell.engine.event.Event.CallbackHeld;
import io.stepwell.engine.event.Event.HeartbeatRecorded;
import io.stepwell.engine.event.Event.JobEndAnnounced;
import io.stepwell.engine.event.Event.TaskScheduled;
import io.stepwell.engine.event.Event.TaskStarted;
import io.stepwell.engine.event.Event.TaskSubmitted;
import io.stepwell.engine.event.EventHead;

/** The life of an attempt of a task. */
final class TaskAppliers {
    private TaskAppliers() {}

    static void scheduled(Execution x, TaskScheduled e) {
        Branch branch = x.requireBranch(e.branch());
        branch.waitFor(new Waiting.ForTask(
                e.head().id(),
                e.head().timeMillis(),
                e.resource(),
                e.parameters(),
                e.timeoutSeconds(),
                e.heartbeatSeconds(),
                e.roleArn(),
                0,
                false,
                null,
                0,
                Waiting.Job.NONE));
        branch.follow(e.head().id());
    }

    static void started(Execution x, TaskStarted e) {
        Branch branch = x.requireBranch(e.branch());
        branch.waitFor(open(branch).started(e.head().timeMillis()));
        branch.follow(e.head().id());
    }

    static void submitted(Execution x, TaskSubmitted e) {
        Branch branch = x.requireBranch(e.branch());
        branch.waitFor(open(branch).submitted(e.output(), e.head().timeMillis()));
        branch.follow(e.head().id());
    }

    static void heartbeat(Execution x, HeartbeatRecorded e) {
        Branch branch = x.requireBranch(e.branch());
        branch.waitFor(open(branch).alive(e.head().timeMillis()));
    }

    static void held(Execution x, CallbackHeld e) {
        Branch branch = x.requireBranch(e.branch());
        branch.waitFor(open(branch).holding(e.outcome()));
    }

    static void jobEndAnnounced(Execution x, JobEndAnnounced e) {
        Branch branch = x.requireBranch(e.branch());
        branch.waitFor(open(branch).announced());
    }

    static void ended(Execution x, int id, EventHead head) {
        Branch branch = x.requireBranch(id);
        open(branch);
        branch.waitFor(new Waiting.ForNothing());
        branch.follow(head.id());
    }

    private static Waiting.ForTask open(Branch branch) {
        if (branch.waiting() instanceof Waiting.ForTask task) {
            return task;
        }
        throw new IllegalStateException("branch " + branch.id() + " waits for no task but " + branch.waiting());
    }
}
