package io.stepwell.integrations.sdk;

import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.UnusableParameters;
import io.stepwell.language.json.Json;
import java.util.List;

/** The parameters of a task are no valid input of the operation. */
public final class ParametersRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Json parameters;

    /** @param reasons one sentence for each field that is wrong */
    public ParametersRefusedException(Json parameters, List<String> reasons) {
        super(String.join(", ", reasons), null, false, false);
        this.parameters = parameters;
    }

    /** The failure of a task whose parameters cannot be used, for the one reason that {@code why} tells. */
    public static TaskOutcome.Failed outcome(TaskCall call, Exception why) {
        return new ParametersRefusedException(call.parameters(), List.of(String.valueOf(why.getMessage()))).outcome();
    }

    /** The task's failure: a mistake of the definition or its input, which no retry heals. */
    public TaskOutcome.Failed outcome() {
        return UnusableParameters.failure(parameters, String.valueOf(getMessage()));
    }
}
