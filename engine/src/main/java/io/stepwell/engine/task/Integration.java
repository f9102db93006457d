package io.stepwell.engine.task;

import io.stepwell.language.definition.TaskResource;

/**
 * Something a Task state can call. Calls are in blocking direct style on a virtual thread; an interrupt means that
 * nobody waits for the outcome any more. A call may be repeated after a crash, with the same
 * {@link TaskCall#idempotencyKey()}.
 */
public interface Integration {
    /** A short name for logs and metrics, and the unit of bounded concurrency: {@code lambda}, {@code sqs}. */
    String name();

    /** Whether this integration makes calls to that resource, its pattern included. */
    boolean serves(TaskResource resource);

    /**
     * Makes the call and waits for its response. For {@code .waitForTaskToken} this is the response of the call
     * that hands out the token, not the outcome of the task.
     *
     * @return the response in the shape Step Functions gives it, or the failure with AWS's error name and cause;
     *     every exception of the callee becomes a failure
     */
    TaskOutcome call(TaskCall call) throws InterruptedException;
}
