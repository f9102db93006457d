package io.stepwell.runtime.partition;

import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.runtime.rows.TaskRows;
import io.stepwell.storage.crash.CrashPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls again what was in flight and goes on with open map runs: exactly the rows of tasks and these, so that a start
 * costs no more. Offers to workers are looked for by those who keep them.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int TASKS_PER_READ = 1_000;

    private final int partition;
    private final Partition.Parts parts;
    private final HotExecutions executions;
    private final Inbox inbox;

    Recovery(int partition, Partition.Parts parts, HotExecutions executions, Inbox inbox) {
        this.partition = partition;
        this.parts = parts;
        this.executions = executions;
        this.inbox = inbox;
    }

    void callAllAgain() {
        CrashPoint.RECOVERY_BEGUN.reached();
        @Nullable TaskRef last = null;
        while (true) {
            List<TaskRef> refs = TaskRows.read(parts.store(), partition, last, TASKS_PER_READ);
            for (TaskRef ref : refs) {
                tryToCallAgain(ref);
            }
            if (refs.size() < TASKS_PER_READ) {
                parts.outside().lookAgain();
                goOnWithMapRuns();
                CrashPoint.RECOVERY_ENDED.reached();
                return;
            }
            last = refs.getLast();
        }
    }

    private void goOnWithMapRuns() {
        @Nullable String last = null;
        while (true) {
            List<String> open = MapRunRows.open(parts.store(), partition, last, TASKS_PER_READ);
            open.forEach(parts.outside()::startMapRun);
            if (open.size() < TASKS_PER_READ) {
                return;
            }
            last = open.getLast();
        }
    }

    /** An execution that cannot be read any more, or not now, keeps none of the others from going on. */
    private void tryToCallAgain(TaskRef ref) {
        try {
            Contained.run(() -> callAgain(ref));
        } catch (RuntimeException e) {
            LOG.error("the task {} of {} is not called again", ref.scheduledEventId(), ref.executionArn(), e);
            if (Works.mayPass(e)) {
                inbox.postpone(new Work.CallAgain(ref), parts.world().clock().millis());
            }
        }
    }

    /** Makes the call of an attempt again, if it is still in flight. */
    void callAgain(TaskRef ref) {
        Hot hot = executions.open(ref.executionArn());
        TaskCall call = hot == null ? null : parts.engine().callInFlight(hot.execution(), ref.scheduledEventId());
        if (call != null) {
            CrashPoint.RECOVERY_CALLS_AGAIN.reached();
            parts.outside().invoke(call);
        }
    }
}
