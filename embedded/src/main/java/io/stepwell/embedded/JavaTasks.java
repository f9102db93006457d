package io.stepwell.embedded;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.JobState;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Java lambdas that stand in for resources other than functions, each for one resource as the definition writes it. */
final class JavaTasks implements Integration {
    private final Map<String, TaskHandler> handlers;
    private final TaskInput.Pauses pauses;

    JavaTasks(Map<String, TaskHandler> handlers, TaskInput.Pauses pauses) {
        this.handlers = handlers;
        this.pauses = pauses;
    }

    @Override
    public String name() {
        return "java";
    }

    @Override
    public String lane(TaskResource resource) {
        return "java " + resource.arn();
    }

    @Override
    public boolean serves(TaskResource resource) {
        return handlers.containsKey(resource.arn());
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        TaskHandler handler = handlers.get(call.resource().arn());
        if (handler == null) {
            throw new IllegalArgumentException(
                    "no handler for " + call.resource().arn());
        }
        try {
            TaskInput input = new TaskInput(call.parameters(), call.idempotencyKey(), pauses);
            return new TaskOutcome.Succeeded(json(handler.handle(input)));
        } catch (InterruptedException e) {
            throw e;
        } catch (TaskFailure e) {
            return new TaskOutcome.Failed(e.error(), e.getMessage());
        } catch (Exception | AssertionError e) {
            return new TaskOutcome.Failed(e.getClass().getName(), e.getMessage());
        }
    }

    /** The work of a {@code .sync} task is done when its handler returns. */
    @Override
    public JobState poll(TaskCall call, Json submitted) {
        return new JobState.Ended(new TaskOutcome.Succeeded(submitted));
    }

    /** A handler's result as JSON. */
    static Json json(@Nullable Object result) {
        return result instanceof Json json ? json : Json.parse(Json.of(result).text());
    }
}
