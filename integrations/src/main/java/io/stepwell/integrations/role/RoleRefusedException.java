package io.stepwell.integrations.role;

import io.stepwell.engine.task.TaskOutcome;

/** The role that a task names in {@code Credentials} cannot be taken on. */
public final class RoleRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RoleRefusedException(String message) {
        super(message, null, false, false);
    }

    /** The task's failure. */
    public TaskOutcome.Failed outcome() {
        return new TaskOutcome.Failed("States.Permissions", getMessage());
    }
}
