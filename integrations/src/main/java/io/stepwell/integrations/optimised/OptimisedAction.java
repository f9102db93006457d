package io.stepwell.integrations.optimised;

import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource.Pattern;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
 * @param result makes the task's result of the operation's
 * @param refusal the failure that a response of the service means nevertheless; null when it means success
 * @param job what {@code .sync} waits for; null for no job
 */
record OptimisedAction(
        String name,
        String operation,
        Set<Pattern> patterns,
        BiFunction<TaskCall, Map<String, @Nullable Object>, Map<String, @Nullable Object>> request,
        UnaryOperator<Map<String, @Nullable Object>> result,
        Function<Map<String, @Nullable Object>, TaskOutcome.@Nullable Failed> refusal,
        @Nullable Job job) {

    /** An action that passes everything on as it is. */
    static OptimisedAction of(String name) {
        return new OptimisedAction(
                name,
                name,
                Set.of(Pattern.REQUEST_RESPONSE),
                (_, parameters) -> parameters,
                UnaryOperator.identity(),
                _ -> null,
                null);
    }

    /** The same by another operation. */
    OptimisedAction by(String otherOperation) {
        return new OptimisedAction(name, otherOperation, patterns, request, result, refusal, job);
    }

    /** The same with {@code .waitForTaskToken}. */
    OptimisedAction withToken() {
        return with(Pattern.WAIT_FOR_TASK_TOKEN);
    }

    private OptimisedAction with(Pattern pattern) {
        Set<Pattern> more =
                Stream.concat(patterns.stream(), Stream.of(pattern)).collect(Collectors.toUnmodifiableSet());
        return new OptimisedAction(name, operation, more, request, result, refusal, job);
    }

    /** The same with {@code .sync}. */
    OptimisedAction withJob(Job started) {
        OptimisedAction sync = with(Pattern.SYNC);
        return new OptimisedAction(name, operation, sync.patterns, request, result, refusal, started);
    }

    OptimisedAction asking(
            BiFunction<TaskCall, Map<String, @Nullable Object>, Map<String, @Nullable Object>> otherRequest) {
        return new OptimisedAction(name, operation, patterns, otherRequest, result, refusal, job);
    }

    OptimisedAction answering(UnaryOperator<Map<String, @Nullable Object>> otherResult) {
        return new OptimisedAction(name, operation, patterns, request, otherResult, refusal, job);
    }

    OptimisedAction refusing(Function<Map<String, @Nullable Object>, TaskOutcome.@Nullable Failed> otherRefusal) {
        return new OptimisedAction(name, operation, patterns, request, result, otherRefusal, job);
    }
}
