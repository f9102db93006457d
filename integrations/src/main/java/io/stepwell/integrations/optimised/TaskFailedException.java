package io.stepwell.integrations.optimised;

import io.stepwell.engine.task.TaskOutcome;

/** A step on the way to a result failed, and the task with it. */
final class TaskFailedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient TaskOutcome.Failed outcome;

    TaskFailedException(TaskOutcome.Failed outcome) {
        super(outcome.error(), null, false, false);
        this.outcome = outcome;
    }

    TaskFailedException(String error, String cause) {
        this(new TaskOutcome.Failed(error, cause));
    }

    TaskOutcome.Failed outcome() {
        return outcome;
    }
}
