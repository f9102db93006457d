package io.stepwell.runtime.work;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.runtime.world.Threads;
import io.stepwell.storage.crash.CrashPoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls in flight, each on a virtual thread, at most so many at once for each integration: a slow service
 * delays nobody but its own callers.
 */
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final List<Integration> integrations;
    private final Map<String, Semaphore> permits = new ConcurrentHashMap<>();
    private final Map<TaskRef, Running> running = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private final int concurrentCallsMax;
    private final Outcomes outcomes;
    private final Threads threads;
    private volatile boolean closed;

    /** Where outcomes go. */
    public interface Outcomes {
        /** Hands in the outcome of a call; waits for room. */
        void finished(TaskRef ref, TaskOutcome outcome) throws InterruptedException;
    }

    public Dispatcher(List<Integration> integrations, int concurrentCallsMax, Outcomes outcomes, Threads threads) {
        this.integrations = List.copyOf(integrations);
        this.concurrentCallsMax = concurrentCallsMax;
        this.outcomes = outcomes;
        this.threads = threads;
    }

    /** Makes a call, unless it is being made. */
    public void invoke(TaskCall call) {
        if (closed) {
            return; // its row brings it back after the next start
        }
        Running caller = new Running(call);
        if (running.putIfAbsent(call.ref(), caller) == null) {
            CrashPoint.CALL_ACCEPTED.reached();
            caller.thread.start();
        }
    }

    /** Nobody waits for the outcome any more. */
    public void cancel(TaskRef ref) {
        Running caller = running.remove(ref);
        if (caller != null) {
            caller.thread.interrupt();
            CrashPoint.CALL_CANCELLED.reached();
        }
    }

    /** How many calls are being made or wait for their turn. */
    public int inFlight() {
        return running.size();
    }

    /** A call that is being made or waits for its turn. */
    private final class Running {
        private final TaskCall call;
        private final Threads.Running thread;

        Running(TaskCall call) {
            this.call = call;
            this.thread = threads.call("task-" + calls.incrementAndGet(), this::run);
        }

        private void run() {
            try {
                TaskOutcome outcome = call(call);
                CrashPoint.CALL_MADE.reached();
                running.remove(call.ref(), this);
                outcomes.finished(call.ref(), outcome);
                CrashPoint.CALL_OUTCOME_HANDED_IN.reached();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // cancelled, or the server stops: the row says what is to be done
            } finally {
                running.remove(call.ref(), this);
            }
        }
    }

    private TaskOutcome call(TaskCall call) throws InterruptedException {
        Integration integration = integrationFor(call.resource());
        if (integration == null) {
            return new TaskOutcome.Failed(
                    ErrorNames.RUNTIME,
                    "The resource " + call.resource().arn()
                            + " is not supported by this version of Stepwell: no integration serves it.");
        }
        Semaphore permit = permits.computeIfAbsent(integration.name(), n -> new Semaphore(concurrentCallsMax, true));
        permit.acquire();
        try {
            CrashPoint.CALL_BEGUN.reached();
            return integration.call(call);
        } catch (RuntimeException e) {
            LOG.error(
                    "integration {} broke on {}",
                    integration.name(),
                    call.resource().arn(),
                    e);
            return new TaskOutcome.Failed(
                    ErrorNames.TASK_FAILED, "The integration " + integration.name() + " failed: " + e.getMessage());
        } finally {
            permit.release();
        }
    }

    private @Nullable Integration integrationFor(TaskResource resource) {
        for (Integration integration : integrations) {
            if (integration.serves(resource)) {
                return integration;
            }
        }
        return null;
    }

    /** Interrupts all calls; after a restart they are made again. */
    @Override
    public void close() {
        closed = true;
        running.values().forEach(caller -> caller.thread.interrupt());
    }
}
