package io.stepwell.runtime.partition;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.rows.ActivityQueueRows;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.statistics.Counts;
import java.util.List;

/**
 * The world as a partition sees it. It is told after the commit, on the committer's thread, or of what a partition has
 * found when it recovers, on that partition's thread. It must not block.
 */
public interface Outside {
    void invoke(TaskCall call);

    void cancel(TaskRef ref);

    void poll(TaskCall call, Json submitted);

    void cancelJob(TaskCall call, Json submitted);

    /** A task is to be told that the execution it waits for has closed; a row says which. */
    void jobEnded();

    void offer(String activityArn, ActivityQueueRows.Offer offer);

    /** A commit that seemed to have failed may have been kept: there may be rows that nobody was told of. */
    void lookAgain();

    /** A map run begins, or is to go on after a restart; one that is under way is left alone. */
    void startMapRun(String mapRunArn);

    /** Nobody waits for the map run any more. */
    void stopMapRun(String mapRunArn, int redrives);

    /** A child of a map run has ended. */
    void childEnded(String mapRunArn, EndedChild child);

    /** Whether changes of status are to be kept in rows until they are told. */
    boolean wantsStatus();

    /**
     * Whether somebody wants to be told the events of this execution, which are kept for that until they are committed;
     * asked on the partition's thread.
     */
    boolean wantsEvents(ExecutionOrigin origin);

    /**
     * A decision has been committed.
     *
     * @param row the execution as it is after it
     * @param opened whether the decision began the execution, or took it up again
     * @param events what happened; empty when {@linkplain #wantsEvents nobody wanted it} when it was decided
     * @param lastEventId the newest event of its history
     */
    void committed(ExecutionRow row, boolean opened, List<Event> events, long lastEventId);

    /** Decisions have been committed that add so much to the statistics. */
    void counted(Counts counts);

    void statusChanged(String executionArn, ExecutionStatus status);
}
