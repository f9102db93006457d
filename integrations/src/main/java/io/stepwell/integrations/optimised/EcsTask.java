package io.stepwell.integrations.optimised;

import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ecs:runTask}: ECS tells neither a task that found no place nor one that failed by its status alone. */
final class EcsTask {
    private EcsTask() {}

    /**
     * A task that could not be placed is told in a response that is no error. Who only asks gets that response; who waits
     * for the task, or for its token, would wait for nothing (Developer Guide, "Run Amazon ECS or Fargate tasks").
     */
    static Map<String, @Nullable Object> placed(Step.Context context, Map<String, @Nullable Object> result)
            throws TaskFailedException {
        boolean waits = context.call().resource().pattern() != TaskResource.Pattern.REQUEST_RESPONSE;
        if (waits && result.get("Failures") instanceof List<?> failures && !failures.isEmpty()) {
            throw new TaskFailedException("AmazonECS.Unknown", Json.of(result).text());
        }
        return result;
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
