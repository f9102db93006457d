package io.stepwell.language.definition;

import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.data.TaskInput;
import io.stepwell.language.json.Json;
import java.util.List;

/** Has work done elsewhere (ASL section "Task State"). */
public record TaskState(
        StateHead head, TaskResource resource, List<Retrier> retriers, List<Catcher> catchers, Transition transition)
        implements State, FallibleState {
    @Override
    public StateType type() {
        return StateType.TASK;
    }

    /** Resolves what one attempt asks for. */
    public TaskInput prepare(Scope scope) throws StateFailure {
        throw new UnsupportedOperationException();
    }

    /** What the state hands on when the task has given this result. */
    public StateResult complete(Scope scope, Json result) throws StateFailure {
        throw new UnsupportedOperationException();
    }
}
