package io.stepwell.integrations.aws;

import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.json.Json;

/** The failure of a task whose parameters are no valid call, in AWS's words. */
public final class UnusableParameters {
    private static final int SHOWN_MAX = 2_000;

    private UnusableParameters() {}

    /**
     * A mistake of the definition or its input, which no retry heals.
     *
     * @param parameters of the task; the end of long ones is not shown
     * @param reasons what is wrong with which field, one sentence or several
     */
    public static TaskOutcome.Failed failure(Json parameters, String reasons) {
        String text = parameters.text();
        String shown = text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
        return new TaskOutcome.Failed(
                "States.Runtime",
                "The Parameters '" + shown + "' could not be used to start the Task: [" + reasons + "]");
    }
}
