package io.stepwell.runtime.express;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.event.Event;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.Executions.Started;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.Versions.Target;
import io.stepwell.runtime.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executions of express state machines. Equal names are no matter: each start is an execution of its own, told apart by
 * the last part of its ARN, {@code arn:aws:states:REGION:ACCOUNT:express:MACHINE:NAME:UUID}.
 */
public final class ExpressExecutions implements AutoCloseable {
    /** How long an express workflow may run (quota of AWS Step Functions). */
    private static final Duration DURATION_MAX = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(ExpressExecutions.class);

    private final ExpressRunner runner;
    private final Catalogue catalogue;
    private final World world;
    private final Witness witness;
    private final Semaphore room;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Executions run by this runner.
     *
     * @param openMax how many may be open at once
     * @param witness is told of every execution
     */
    public ExpressExecutions(ExpressRunner runner, Catalogue catalogue, World world, int openMax, Witness witness) {
        this.runner = runner;
        this.catalogue = catalogue;
        this.world = world;
        this.witness = witness;
        this.room = new Semaphore(openMax);
    }

    /** Somebody who wants to know what executions do. */
    @FunctionalInterface
    public interface Witness {
        /**
         * An execution begins.
         *
         * @param revision the revision of the state machine it runs; null when that has none
         * @return is told of the events of every decision of it, in order and on its thread; must not wait
         */
        Consumer<List<Event>> begun(ExecutionOrigin origin, @Nullable String revision);
    }

    /** Starts an execution and answers at once; how it ends is for its log alone. */
    public Started start(Target target, @Nullable String name, Json input, @Nullable String traceHeader) {
        if (!room.tryAcquire()) {
            throw new RequestRefused(
                    Reason.EXECUTION_LIMIT_EXCEEDED, target.machine().arn());
        }
        ExecutionOrigin origin = origin(target, name, traceHeader);
        Started started = new Started(origin.arn(), world.clock().millis());
        world.threads().call("express", () -> runAlone(target, origin, input)).start();
        return started;
    }

    private void runAlone(Target target, ExecutionOrigin origin, Json input) {
        try {
            run(target, origin, input);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops, and the execution with it
        } catch (RuntimeException e) {
            LOG.error("the express execution {} broke off", origin.arn(), e);
        } finally {
            room.release();
        }
    }

    /** Runs an execution on the calling thread and answers how it ended. */
    public ExecutionView startSync(Target target, @Nullable String name, Json input, @Nullable String traceHeader) {
        if (!room.tryAcquire()) {
            throw new RequestRefused(Reason.THROTTLED, target.machine().arn());
        }
        ExecutionOrigin origin = origin(target, name, traceHeader);
        try {
            return view(origin, input, run(target, origin, input));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestRefused(Reason.UNAVAILABLE, origin.arn());
        } finally {
            room.release();
        }
    }

    private ExpressRunner.Outcome run(Target target, ExecutionOrigin origin, Json input) throws InterruptedException {
        running.add(Thread.currentThread());
        try {
            if (closed) {
                throw new InterruptedException();
            }
            long deadline = world.clock().millis() + DURATION_MAX.toMillis();
            return runner.run(
                    catalogue.definition(origin.definitionId()),
                    origin,
                    input,
                    deadline,
                    witness.begun(origin, target.machine().revisionId()));
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    private ExecutionOrigin origin(Target target, @Nullable String name, @Nullable String traceHeader) {
        String runName = name != null ? name : world.uuid().toString();
        String machineArn = target.machine().arn();
        String arn = machineArn.replaceFirst(":stateMachine:", ":express:") + ":" + runName + ":" + world.uuid();
        return target.origin(arn, runName, traceHeader);
    }

    private static ExecutionView view(ExecutionOrigin origin, Json input, ExpressRunner.Outcome outcome) {
        ExecutionSummary summary = new ExecutionSummary(
                origin.arn(),
                origin.stateMachineArn(),
                origin.versionArn(),
                origin.aliasArn(),
                origin.name(),
                outcome.status(),
                outcome.startMillis(),
                outcome.stopMillis());
        return new ExecutionView(
                summary, input, outcome.output(), outcome.error(), outcome.cause(), origin.traceHeader());
    }

    /** Breaks all open executions off. */
    @Override
    public void close() {
        closed = true;
        running.forEach(Thread::interrupt);
    }
}
