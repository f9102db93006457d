package io.stepwell.conformance.cases;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a case, references not filled in. */
public sealed interface Step {
    /**
     * One AWS call.
     *
     * @param expectError the call must fail
     * @param until repeated until the response has this member, unless null
     * @param allPages repeated with nextToken, the lists joined
     */
    record Call(
            String id,
            String service,
            String operation,
            Map<String, @Nullable Object> params,
            boolean expectError,
            @Nullable String until,
            boolean allPages)
            implements Step {}

    /**
     * Waiting for something to happen to an execution; afterwards the id stands for its history.
     *
     * @param count number of events, for {@code EVENT_COUNT} only
     * @param status the status to be listed with, for {@code LISTED_EXECUTION_STATUS} only
     */
    record Await(
            @Nullable String id,
            AwaitedThing thing,
            String executionArn,
            int count,
            @Nullable String status) implements Step {}

    /**
     * Waiting for delivered log events; afterwards the id stands for their parsed messages.
     *
     * @param count until there are so many; 0 until the last one ends its execution
     */
    record AwaitLogs(String id, String logGroupName, int count) implements Step {}

    /** Steps that run at the same time as those that follow. */
    record Background(List<Step> steps) implements Step {}

    /**
     * Something that takes task tokens or activity tasks from now on and answers them.
     *
     * @param source the URL (or name) of a queue, or the ARN of an activity
     * @param workerName for an activity, unless null
     */
    record Worker(boolean activity, String source, @Nullable String workerName, WorkerAnswer answer) implements Step {}

    /** Receives this many messages; the id stands for their parsed bodies. */
    record CollectBodies(
            String id, String queueUrl, int count, @Nullable String sortBy) implements Step {}

    /**
     * An EventBridge rule that delivers to a queue.
     *
     * @param pattern as EventBridge takes it
     * @param queue the id of the resource
     */
    record EventRule(String name, Map<String, @Nullable Object> pattern, String queue) implements Step {}

    /** {@code value} must equal what is expected by this name. */
    record Match(String name, @Nullable Object value) implements Step {}
}
