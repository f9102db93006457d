package io.stepwell.runtime.trial;

import io.stepwell.engine.task.ExchangeObserver;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.TaskInput;
import io.stepwell.language.definition.TaskState;
import io.stepwell.runtime.work.Dispatcher;
import io.stepwell.runtime.world.Threads.Running;
import io.stepwell.runtime.world.World;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Makes the real call of a task that is tried out, within a time limit. */
final class TrialCalls {
    /** The longest a state may take (AWS API, TestState: five minutes). */
    static final Duration LIMIT = Duration.ofMinutes(5);

    private final Dispatcher dispatcher;
    private final World world;

    TrialCalls(Dispatcher dispatcher, World world) {
        this.dispatcher = dispatcher;
        this.world = world;
    }

    TaskOutcome call(TaskState state, TaskInput input, String executionArn, ExchangeObserver observer)
            throws InterruptedException {
        long limitMillis = LIMIT.toMillis();
        if (input.timeoutSeconds() != null && input.timeoutSeconds() < LIMIT.toSeconds()) {
            limitMillis = input.timeoutSeconds() * 1_000;
        }
        String attempt = world.uuid().toString();
        TaskCall call = new TaskCall(
                new TaskRef(executionArn, 1),
                state.resource(),
                input.parameters(),
                attempt,
                attempt,
                world.clock().millis() + limitMillis,
                input.roleArn());
        CompletableFuture<TaskOutcome> answer = new CompletableFuture<>();
        Running caller = world.threads().call("trial-" + attempt, () -> make(call, observer, answer));
        caller.start();
        try {
            return world.threads().await(answer, limitMillis);
        } catch (TimeoutException e) {
            return new TaskOutcome.Failed(ErrorNames.TIMEOUT, "");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the call of a tried state broke", e.getCause());
        } finally {
            caller.interrupt();
        }
    }

    private void make(TaskCall call, ExchangeObserver observer, CompletableFuture<TaskOutcome> answer) {
        try {
            answer.complete(dispatcher.call(call, observer));
        } catch (InterruptedException e) {
            answer.completeExceptionally(e);
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
