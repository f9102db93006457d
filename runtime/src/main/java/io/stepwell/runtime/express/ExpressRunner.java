package io.stepwell.runtime.express;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.decide.Engine;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Execution;
import io.stepwell.language.data.Failure;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.work.Dispatcher;
import io.stepwell.runtime.world.World;
import io.stepwell.storage.crash.CrashPoint;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs executions from their start to their end on the thread that asks for it. Nothing is committed: an execution ends
 * with the process that runs it.
 */
public final class ExpressRunner {
    private final Engine engine;
    private final Dispatcher dispatcher;
    private final World world;

    /**
     * A runner.
     *
     * @param engine decides under the quotas of express workflows ({@link io.stepwell.engine.Limits#forExpress})
     * @param dispatcher makes the calls of tasks
     */
    public ExpressRunner(Engine engine, Dispatcher dispatcher, World world) {
        this.engine = engine;
        this.dispatcher = dispatcher;
        this.world = world;
    }

    /**
     * Runs an execution and answers when it has ended. The calling thread should be a virtual one: it waits for tasks,
     * for Wait states and for retries.
     *
     * @param deadlineMillis when the execution times out if it has not ended, milliseconds since the epoch
     * @param witness sees the events of every decision, in order, on this thread; it must not block
     * @throws InterruptedException when this thread is interrupted; the calls of the execution are given up
     */
    public Outcome run(
            Definition definition,
            ExecutionOrigin origin,
            Json input,
            long deadlineMillis,
            Consumer<List<Event>> witness)
            throws InterruptedException {
        try (ExpressRun run = new ExpressRun(engine, dispatcher, world, witness)) {
            CrashPoint.EXPRESS_BEGUN.reached();
            Outcome outcome = Outcome.of(run.toItsEnd(definition, origin, input, deadlineMillis));
            CrashPoint.EXPRESS_ENDED.reached();
            return outcome;
        }
    }

    /**
     * How an execution ended.
     *
     * @param status any but RUNNING
     * @param output the result of a success; null for other ends
     * @param error the error name of another end; null when it has none
     * @param cause the reason of another end; null when it has none
     * @param startMillis milliseconds since the epoch
     * @param stopMillis milliseconds since the epoch
     */
    public record Outcome(
            ExecutionStatus status,
            @Nullable Json output,
            @Nullable String error,
            @Nullable String cause,
            long startMillis,
            long stopMillis) {
        static Outcome of(Execution closed) {
            Failure failure = closed.failure();
            return new Outcome(
                    closed.status(),
                    closed.output(),
                    failure == null ? null : failure.error(),
                    failure == null ? null : failure.cause(),
                    closed.startMillis(),
                    closed.stopMillis());
        }
    }
}
