package io.stepwell.engine.event;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has happened. The journal of an execution is the list of its events; folding them over an empty execution
 * gives its state. {@code branch} is the thread of states concerned: 0 for the top level, a number of its own for
 * each branch of a Parallel state and each iteration of a Map.
 */
public sealed interface Event {
    EventHead head();

    /** The execution was accepted. */
    record ExecutionStarted(EventHead head, ExecutionOrigin origin, Json input) implements Event {}

    record ExecutionSucceeded(EventHead head, Json output) implements Event {}

    record ExecutionFailed(
            EventHead head,
            @Nullable String error,
            @Nullable String cause) implements Event {}

    record ExecutionAborted(
            EventHead head,
            @Nullable String error,
            @Nullable String cause) implements Event {}

    record ExecutionTimedOut(
            EventHead head,
            @Nullable String error,
            @Nullable String cause) implements Event {}

    /**
     * A closed execution goes on where it ended.
     *
     * @param count the how manieth time
     */
    record ExecutionRedriven(
            EventHead head, int count, @Nullable String clientToken) implements Event {}

    record StateEntered(EventHead head, int branch, StateType type, String name, Json input) implements Event {}

    /**
     * A state was left.
     *
     * @param assigned variables set, by name
     * @param next the state that follows; null when the group of states ends
     */
    record StateExited(
            EventHead head,
            int branch,
            StateType type,
            String name,
            Json output,
            Map<String, Json> assigned,
            @Nullable String next)
            implements Event {}

    /**
     * An expression of a state failed.
     *
     * @param location the field it stands in, for instance {@code Output/error}; null when no field is to blame
     */
    record EvaluationFailed(
            EventHead head,
            int branch,
            String state,
            @Nullable String location,
            String error,
            @Nullable String cause) implements Event {}

    /** A state inside a Parallel or Map was given up because a sibling failed. */
    record StateAborted(EventHead head, int branch, StateType type, String name) implements Event {}

    /** Internal: a Wait state knows its end. */
    record WaitScheduled(EventHead head, int branch, long dueMillis) implements Event {}

    /** An attempt of a task was accepted; its {@code head.id} names the attempt. */
    record TaskScheduled(
            EventHead head,
            int branch,
            TaskResource resource,
            Json parameters,
            @Nullable Long timeoutSeconds,
            @Nullable Long heartbeatSeconds,
            @Nullable String roleArn)
            implements Event {}

    /** The work has begun; an activity worker gives its name. */
    record TaskStarted(
            EventHead head,
            int branch,
            TaskResource resource,
            @Nullable String workerName) implements Event {}

    /** The call was made; its end is learned from a callback or a poll. */
    record TaskSubmitted(EventHead head, int branch, TaskResource resource, Json output) implements Event {}

    record TaskSucceeded(EventHead head, int branch, TaskResource resource, Json output) implements Event {}

    record TaskFailed(
            EventHead head,
            int branch,
            TaskResource resource,
            @Nullable String error,
            @Nullable String cause) implements Event {}

    record TaskTimedOut(
            EventHead head,
            int branch,
            TaskResource resource,
            @Nullable String error,
            @Nullable String cause) implements Event {}

    /** Internal: the worker is alive. */
    record HeartbeatRecorded(EventHead head, int branch) implements Event {}

    /** Internal: a callback came before the call that handed out its token was known to be made. */
    record CallbackHeld(EventHead head, int branch, TaskOutcome outcome) implements Event {}

    /** Internal: the job of the task is known to have ended, though not yet how. */
    record JobEndAnnounced(EventHead head, int branch) implements Event {}

    /** Internal: the state will be tried again. */
    record RetryScheduled(EventHead head, int branch, int retrier, long dueMillis) implements Event {}

    /** The branches of a Parallel state begin; they get the next free branch numbers, in order. */
    record ParallelStarted(EventHead head, int branch, Json branchInput, int branches) implements Event {}

    record ParallelSucceeded(EventHead head, int branch) implements Event {}

    record ParallelFailed(EventHead head, int branch) implements Event {}

    /**
     * A Map state knows its items.
     *
     * @param items the array iterated over
     * @param effectiveInput what ItemSelector sees as {@code $}
     * @param maxConcurrency 0 for no bound of its own
     */
    record MapStarted(
            EventHead head,
            int branch,
            Json items,
            Json effectiveInput,
            int length,
            long maxConcurrency,
            long toleratedFailureCount,
            double toleratedFailurePercentage)
            implements Event {}

    /** An iteration begins in a new branch of the Map state's branch {@code parent}. */
    record MapIterationStarted(EventHead head, int branch, int parent, int index, String name, Json input)
            implements Event {}

    record MapIterationSucceeded(EventHead head, int branch, int index, String name) implements Event {}

    record MapIterationFailed(EventHead head, int branch, int index, String name) implements Event {}

    record MapIterationAborted(EventHead head, int branch, int index, String name) implements Event {}

    record MapSucceeded(EventHead head, int branch) implements Event {}

    record MapFailed(EventHead head, int branch) implements Event {}

    /** A Distributed Map knows what it iterates over; {@code length} is 0 when a reader has the items. */
    record DistributedMapStarted(EventHead head, int branch, int length) implements Event {}

    /** A map run does the work of a Distributed Map from here on. */
    record MapRunStarted(EventHead head, int branch, String mapRunArn) implements Event {}

    /**
     * The map run does its work again, but for what has succeeded.
     *
     * @param count the how manieth time
     */
    record MapRunRedriven(EventHead head, int branch, String mapRunArn, int count) implements Event {}

    record MapRunSucceeded(EventHead head, int branch) implements Event {}

    record MapRunFailed(
            EventHead head,
            int branch,
            @Nullable String error,
            @Nullable String cause) implements Event {}

    /** A map run was given up because a sibling of its state failed. */
    record MapRunAborted(EventHead head, int branch) implements Event {}
}
