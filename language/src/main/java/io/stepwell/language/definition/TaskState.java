package io.stepwell.language.definition;

import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.NumberSource;
import io.stepwell.language.data.OutputFlow;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.data.TaskInput;
import io.stepwell.language.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has work done elsewhere (ASL section "Task State"). */
public record TaskState(
        StateHead head,
        TaskResource resource,
        TaskRequest request,
        OutputFlow out,
        Recovery recovery,
        Transition transition)
        implements State, FallibleState {
    @Override
    public StateType type() {
        return StateType.TASK;
    }

    @Override
    public List<Retrier> retriers() {
        return recovery.retriers();
    }

    @Override
    public List<Catcher> catchers() {
        return recovery.catchers();
    }

    /** Resolves what one attempt asks for: InputPath → limits and credentials → Parameters or Arguments. */
    public TaskInput prepare(Scope scope) throws StateFailure {
        Json effectiveInput = request.in().effectiveInput(scope);
        Long timeoutSeconds = seconds(request.timeoutSeconds(), effectiveInput, scope);
        Long heartbeatSeconds = seconds(request.heartbeatSeconds(), effectiveInput, scope);
        String roleArn = request.roleArn() == null ? null : request.roleArn().text(effectiveInput, scope);
        Json parameters = request.in().parameters(effectiveInput, scope);
        return new TaskInput(parameters, timeoutSeconds, heartbeatSeconds, roleArn);
    }

    /** What the state hands on when the task has given this result. */
    public StateResult complete(Scope scope, Json result) throws StateFailure {
        return out.output(scope.withResult(result), scope.seen(FlowStep.RESULT, result));
    }

    private static @Nullable Long seconds(@Nullable NumberSource source, Json input, Scope scope) throws StateFailure {
        if (source == null) {
            return null;
        }
        long seconds = source.integer(input, scope);
        if (seconds <= 0) {
            throw source.unusable(
                    "The " + source.field() + " field must refer to a positive integer but was: " + seconds);
        }
        return seconds;
    }
}
