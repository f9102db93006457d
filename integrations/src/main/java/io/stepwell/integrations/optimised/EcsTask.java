package io.stepwell.integrations.optimised;

import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ecs:runTask}: ECS tells neither a task that found no place nor one that failed by its status alone. */
final class EcsTask {
    private EcsTask() {}

    /** A task that could not be placed is told in a response that is no error. */
    static TaskOutcome.@Nullable Failed failures(Map<String, @Nullable Object> result) {
        boolean failed = result.get("Failures") instanceof List<?> failures && !failures.isEmpty();
        return failed
                ? new TaskOutcome.Failed("AmazonECS.Unknown", Json.of(result).text())
                : null;
    }

    /** It has succeeded when it stopped and every container ended with 0. */
    static Job.Status status(Object task) {
        if (!"STOPPED".equals(Job.at(task, "LastStatus"))) {
            return Job.Status.RUNNING;
        }
        boolean good = Job.at(task, "Containers") instanceof List<?> containers
                && containers.stream()
                        .allMatch(container ->
                                Job.at(container, "ExitCode") instanceof Number code && code.intValue() == 0);
        return good ? Job.Status.SUCCEEDED : Job.Status.FAILED;
    }
}
