package io.stepwell.engine.task;

import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Something a Task state can call. Calls are in blocking direct style on a virtual thread; an interrupt means that
 * nobody waits for the outcome any more. A call may be repeated after a crash, with the same
 * {@link TaskCall#idempotencyKey()}.
 */
public interface Integration {
    /** A short name for logs and metrics: {@code lambda}, {@code sqs}. */
    String name();

    /**
     * Which calls share a bound on how many are made at once: those of one service, so that a service that does not
     * answer delays no other.
     */
    default String lane(TaskResource resource) {
        return name();
    }

    /**
     * Which calls of a lane go to the same place, a host or a function: they share a bound of their own, so that a place
     * that does not answer delays no other of the same service.
     */
    default String target(TaskCall call) {
        return "";
    }

    /** Whether this integration makes calls to that resource, its pattern included. */
    boolean serves(TaskResource resource);

    /**
     * Makes the call and waits for its response. For {@code .waitForTaskToken} this is the response of the call
     * that hands out the token, for {@code .sync} of the one that starts the job: not the outcome of the task.
     *
     * @return the response in the shape Step Functions gives it, or the failure with AWS's error name and cause;
     *     every exception of the callee becomes a failure
     */
    TaskOutcome call(TaskCall call) throws InterruptedException;

    /** The same for somebody who wants to see what goes over the wire; only calls of HTTP APIs show it. */
    default TaskOutcome call(TaskCall call, ExchangeObserver observer) throws InterruptedException {
        return call(call);
    }

    /**
     * Asks for the state of the job that {@link #call} has started for a {@code .sync} task. It is asked now and then,
     * after a restart too, until it answers {@link JobState.Ended}; it must answer soon, not wait for the end.
     *
     * @param submitted what {@link #call} succeeded with, as the history shows it: all that is known of the job
     */
    default JobState poll(TaskCall call, Json submitted) throws InterruptedException {
        throw new UnsupportedOperationException(name() + " runs no jobs");
    }

    /**
     * Ends a job that nobody waits for any more, because its execution was stopped, failed or timed out. It is asked
     * once, and nothing follows from a failure.
     *
     * @param submitted what {@link #call} succeeded with
     */
    default void cancel(TaskCall call, Json submitted) throws InterruptedException {}

    /**
     * What AWS's API model says against a response that somebody made up for a call to this resource, which need not
     * be one that is served here.
     *
     * @param complete whether members that the model requires have to be there
     * @return a sentence such as {@code Field 'StartDate' must be a string}; null when nothing is wrong, or when there is
     *     no model of the response
     */
    default @Nullable String responseFault(TaskResource resource, Json response, boolean complete) {
        return null;
    }
}
