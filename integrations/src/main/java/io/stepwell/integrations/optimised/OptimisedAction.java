package io.stepwell.integrations.optimised;

import io.stepwell.language.definition.TaskResource.Pattern;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An action of an optimised service.
 *
 * @param name in a resource: {@code createCluster}
 * @param operation the service's operation, as an action of its model: {@code runJobFlow}
 * @param patterns the patterns it has; {@code .sync} when there is a job
 * @param request makes the operation's parameters of the task's
 * @param result makes the task's result of the operation's, or finds that it means a failure
 * @param job what {@code .sync} waits for; null for no job
 */
record OptimisedAction(
        String name,
        String operation,
        Set<Pattern> patterns,
        Step request,
        Step result,
        @Nullable Job job) {

    /** An action that passes everything on as it is. */
    static OptimisedAction of(String name) {
        return new OptimisedAction(name, name, Set.of(Pattern.REQUEST_RESPONSE), Step.NOTHING, Step.NOTHING, null);
    }

    /** The same by another operation. */
    OptimisedAction by(String otherOperation) {
        return new OptimisedAction(name, otherOperation, patterns, request, result, job);
    }

    /** The same with {@code .waitForTaskToken}. */
    OptimisedAction withToken() {
        return with(Pattern.WAIT_FOR_TASK_TOKEN);
    }

    private OptimisedAction with(Pattern pattern) {
        Set<Pattern> more =
                Stream.concat(patterns.stream(), Stream.of(pattern)).collect(Collectors.toUnmodifiableSet());
        return new OptimisedAction(name, operation, more, request, result, job);
    }

    /** The same with {@code .sync}. */
    OptimisedAction withJob(Job started) {
        OptimisedAction sync = with(Pattern.SYNC);
        return new OptimisedAction(name, operation, sync.patterns, request, result, started);
    }

    /** The same with other parameters for the operation than the task's. */
    OptimisedAction asking(Step otherRequest) {
        return new OptimisedAction(name, operation, patterns, otherRequest, result, job);
    }

    /** The same with another result than the operation's. */
    OptimisedAction answering(Step otherResult) {
        return new OptimisedAction(name, operation, patterns, request, otherResult, job);
    }
}
