package io.stepwell.runtime.partition;

import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.runtime.rows.TaskRows;
import io.stepwell.storage.crash.CrashPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls again what was in flight: exactly the rows of tasks, so that a start costs no more than these. */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int TASKS_PER_READ = 1_000;

    private final int partition;
    private final Partition.Parts parts;
    private final HotExecutions executions;

    Recovery(int partition, Partition.Parts parts, HotExecutions executions) {
        this.partition = partition;
        this.parts = parts;
        this.executions = executions;
    }

    void callAgain() {
        CrashPoint.RECOVERY_BEGUN.reached();
        @Nullable TaskRef last = null;
        while (true) {
            List<TaskRef> refs = TaskRows.read(parts.store(), partition, last, TASKS_PER_READ);
            for (TaskRef ref : refs) {
                callAgain(ref);
            }
            if (refs.size() < TASKS_PER_READ) {
                CrashPoint.RECOVERY_ENDED.reached();
                return;
            }
            last = refs.getLast();
        }
    }

    /** An execution that cannot be read any more keeps none of the others from going on. */
    private void callAgain(TaskRef ref) {
        try {
            Hot hot = executions.open(ref.executionArn());
            TaskCall call = hot == null ? null : parts.engine().callInFlight(hot.execution(), ref.scheduledEventId());
            if (call != null) {
                CrashPoint.RECOVERY_CALLS_AGAIN.reached();
                parts.outside().invoke(call);
            }
        } catch (RuntimeException e) {
            LOG.error("the task {} of {} is not called again", ref.scheduledEventId(), ref.executionArn(), e);
        }
    }
}
