package io.stepwell.runtime.node;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.maprun.RunningMapRuns;
import io.stepwell.runtime.partition.Outside;
import io.stepwell.runtime.rows.ActivityQueueRows;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.statistics.Counts;
import io.stepwell.runtime.work.ActivityQueues;
import io.stepwell.runtime.work.Dispatcher;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the effects of this node's partitions go. */
final class NodeOutside implements Outside {
    private static final Logger LOG = LoggerFactory.getLogger(NodeOutside.class);

    private final Dispatcher dispatcher;
    private final ActivityQueues queues;
    private final JobEndCourier jobEnds;
    private final RunningMapRuns mapRuns;
    private final @Nullable StatusCourier statuses;
    private final NodeInsight insight;
    private final MachineLogs logs;
    private final OpenExecutions open;

    NodeOutside(
            Dispatcher dispatcher,
            ActivityQueues queues,
            JobEndCourier jobEnds,
            RunningMapRuns mapRuns,
            @Nullable StatusCourier statuses,
            NodeInsight insight,
            MachineLogs logs,
            OpenExecutions open) {
        this.dispatcher = dispatcher;
        this.queues = queues;
        this.jobEnds = jobEnds;
        this.mapRuns = mapRuns;
        this.statuses = statuses;
        this.insight = insight;
        this.logs = logs;
        this.open = open;
    }

    @Override
    public void invoke(TaskCall call) {
        dispatcher.invoke(call);
    }

    @Override
    public void cancel(TaskRef ref) {
        dispatcher.cancel(ref);
    }

    @Override
    public void poll(TaskCall call, Json submitted) {
        dispatcher.poll(call, submitted);
    }

    @Override
    public void cancelJob(TaskCall call, Json submitted) {
        dispatcher.cancelJob(call, submitted);
    }

    @Override
    public void jobEnded() {
        jobEnds.wake();
    }

    @Override
    public void offer(String activityArn, ActivityQueueRows.Offer offer) {
        queues.offer(activityArn, offer);
    }

    @Override
    public void lookAgain() {
        queues.readAgain();
        jobEnds.wake();
        mapRuns.lookAgain();
        if (statuses != null) {
            statuses.wake();
        }
    }

    @Override
    public boolean wantsEvents(ExecutionOrigin origin) {
        return logs.want(origin);
    }

    @Override
    public void committed(ExecutionRow row, boolean opened, List<Event> events, long lastEventId) {
        open.committed(row, opened);
        insight.committed(row, lastEventId);
        if (!events.isEmpty()) {
            logs.happened(row.origin(), row.redrives().count(), events);
        }
    }

    @Override
    public void counted(Counts counts) {
        insight.statistics().add(counts);
    }

    @Override
    public void startMapRun(String mapRunArn) {
        mapRuns.start(mapRunArn);
    }

    @Override
    public void stopMapRun(String mapRunArn, int redrives) {
        mapRuns.stop(mapRunArn, redrives);
    }

    @Override
    public void childEnded(String mapRunArn, EndedChild child) {
        mapRuns.childEnded(mapRunArn, child);
    }

    @Override
    public void statusChanged(String executionArn, ExecutionStatus status) {
        LOG.debug("{} is {}", executionArn, status);
        if (statuses != null) {
            statuses.wake();
        }
    }

    @Override
    public boolean wantsStatus() {
        return statuses != null;
    }
}
