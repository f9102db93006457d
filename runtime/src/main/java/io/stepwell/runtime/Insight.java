package io.stepwell.runtime;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.live.LiveFeed;
import io.stepwell.runtime.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** What people who look on want to know, and the API of AWS has no answer for. Nothing here changes anything. */
public interface Insight {
    /** How states and executions have been doing. */
    Statistics statistics();

    /** What has just happened. */
    LiveFeed feed();

    /**
     * Tasks that wait for somebody outside now: for an answer to their token, or for a worker of an activity.
     *
     * @param cursor where the page before ended
     * @param limit how many executions are looked at, at the most; each may have none or many
     */
    Page<OpenTask> openTasks(@Nullable String cursor, int limit);

    /**
     * Executions of a state machine that fit, the newest first. A page may be short or empty though there are more: what
     * is looked through for one is bounded.
     */
    Page<ExecutionSummary> find(Search search, @Nullable String cursor, int limit);

    /** How many executions have this status, counted up to a bound. */
    int count(String stateMachineArn, ExecutionStatus status, int most);

    /**
     * What to find.
     *
     * @param namePart a part of the name, whatever its case; empty for any
     * @param fromMillis started at or after
     * @param toMillis started before
     */
    record Search(
            String stateMachineArn,
            @Nullable ExecutionStatus status,
            String namePart,
            long fromMillis,
            long toMillis) {}

    /**
     * A task that waits for somebody outside.
     *
     * @param activityArn the activity whose worker is waited for; null for an answer to a task token
     * @param token what answers it; null while an activity has no worker, who would get it
     * @param startedMillis when the worker took it, or the call was made; null before that
     * @param timeoutMillis when it times out; null for never
     */
    record OpenTask(
            String executionArn,
            String stateMachineArn,
            String state,
            String resource,
            @Nullable String activityArn,
            @Nullable String token,
            long scheduledMillis,
            @Nullable Long startedMillis,
            @Nullable Long timeoutMillis,
            Json input) {}
}
