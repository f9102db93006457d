package io.stepwell.runtime.work;

import io.stepwell.engine.task.ExchangeObserver;
import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.JobState;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.world.Threads;
import io.stepwell.storage.crash.CrashPoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls in flight, each on a virtual thread, at most so many at once for each service and each of its targets: a
 * slow one delays nobody but its own callers.
 */
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final List<Integration> integrations;
    private final Map<Object, Running> running = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private final Lanes lanes;
    private final Outcomes outcomes;
    private final Threads threads;
    private volatile boolean closed;

    /** Where the outcomes of calls go. */
    public interface CallOutcomes {
        /** Hands in the outcome of a call; waits for room. */
        void finished(TaskRef ref, TaskOutcome outcome) throws InterruptedException;
    }

    /** Where outcomes go. */
    public interface Outcomes extends CallOutcomes {
        /** Hands in the end of a job; waits for room. */
        void jobEnded(TaskRef ref, TaskOutcome outcome) throws InterruptedException;
    }

    /** Names the poll that is under way for an attempt; the attempt itself names its call. */
    private record Poll(TaskRef ref) {}

    private record Cancellation(TaskRef ref) {}

    private interface Action {
        void run() throws InterruptedException;
    }

    /** @param concurrentCallsMax how many calls one target of a service gets at once */
    public Dispatcher(List<Integration> integrations, int concurrentCallsMax, Outcomes outcomes, Threads threads) {
        this.integrations = List.copyOf(integrations);
        this.lanes = new Lanes(concurrentCallsMax, threads);
        this.outcomes = outcomes;
        this.threads = threads;
    }

    /** Makes a call, unless it is being made. */
    public void invoke(TaskCall call) {
        invoke(call, outcomes);
    }

    /** Makes a call whose outcome goes somewhere else. */
    public void invoke(TaskCall call, CallOutcomes destination) {
        begin(call.ref(), "task-", () -> {
            TaskOutcome outcome = call(call);
            CrashPoint.CALL_MADE.reached();
            running.remove(call.ref());
            destination.finished(call.ref(), outcome);
            CrashPoint.CALL_OUTCOME_HANDED_IN.reached();
        });
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

    /** Asks for the state of a job, unless it is being asked for. */
    public void poll(TaskCall call, Json submitted) {
        begin(new Poll(call.ref()), "poll-", () -> {
            if (jobState(call, submitted) instanceof JobState.Ended ended) {
                CrashPoint.JOB_FOUND_ENDED.reached();
                outcomes.jobEnded(call.ref(), ended.outcome());
            }
        });
    }

    /** Ends a job that nobody waits for any more: once, as well as it goes. */
    public void cancelJob(TaskCall call, Json submitted) {
        begin(new Cancellation(call.ref()), "cancel-", () -> {
            Integration integration = integrationFor(call.resource());
            if (integration != null) {
                cancelJob(integration, call, submitted);
            }
        });
    }

    private void begin(Object key, String name, Action action) {
        if (closed) {
            return; // rows and timers bring it back after the next start
        }
        Running caller = new Running(key, name, action);
        if (running.putIfAbsent(key, caller) == null) {
            CrashPoint.CALL_ACCEPTED.reached();
            caller.thread.start();
        }
    }

    /** Something that is being done or waits for its turn. */
    private final class Running {
        private final Object key;
        private final Action action;
        private final Threads.Running thread;

        Running(Object key, String name, Action action) {
            this.key = key;
            this.action = action;
            this.thread = threads.call(name + calls.incrementAndGet(), this::run);
        }

        private void run() {
            try {
                action.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // cancelled, or the server stops: rows say what is to be done
            } finally {
                running.remove(key, this);
            }
        }
    }

    /** Makes a call now, on this thread, within the same bounds. */
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        return call(call, ExchangeObserver.NONE);
    }

    /** The same for somebody who wants to see what goes over the wire. */
    public TaskOutcome call(TaskCall call, ExchangeObserver observer) throws InterruptedException {
        Integration integration = integrationFor(call.resource());
        if (integration == null) {
            return new TaskOutcome.Failed(
                    ErrorNames.RUNTIME,
                    "The resource " + call.resource().arn()
                            + " is not supported by this version of Stepwell: no integration serves it.");
        }
        try (var _ = place(integration, call)) {
            CrashPoint.CALL_BEGUN.reached();
            return integration.call(call, observer);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // without an outcome the task would hang
            return broken(integration, call, e);
        }
    }

    private JobState jobState(TaskCall call, Json submitted) throws InterruptedException {
        Integration integration = integrationFor(call.resource());
        if (integration == null) {
            LOG.warn(
                    "nothing can tell whether the job of {} has ended: no integration serves {} any more",
                    call.ref().executionArn(),
                    call.resource().arn());
            return new JobState.Running();
        }
        try (var _ = place(integration, call)) {
            return integration.poll(call, submitted);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return new JobState.Ended(broken(integration, call, e));
        }
    }

    private void cancelJob(Integration integration, TaskCall call, Json submitted) throws InterruptedException {
        try (var _ = place(integration, call)) {
            integration.cancel(call, submitted);
        } catch (RuntimeException e) {
            LOG.warn(
                    "the job of {} goes on, though nobody waits for it",
                    call.ref().executionArn(),
                    e);
        }
    }

    private static TaskOutcome broken(Integration integration, TaskCall call, Throwable e) {
        LOG.error(
                "integration {} broke on {}",
                integration.name(),
                call.resource().arn(),
                e);
        return new TaskOutcome.Failed(
                ErrorNames.TASK_FAILED,
                "The integration " + integration.name() + " failed: "
                        + (e instanceof RuntimeException ? e.getMessage() : e.toString()));
    }

    private Lanes.Place place(Integration integration, TaskCall call) throws InterruptedException {
        return lanes.enter(integration.lane(call.resource()), integration.target(call));
    }

    /** What the first integration with a model of the response has against it; see {@link Integration#responseFault}. */
    public @Nullable String responseFault(TaskResource resource, Json response, boolean complete) {
        for (Integration integration : integrations) {
            String fault = integration.responseFault(resource, response, complete);
            if (fault != null) {
                return fault;
            }
        }
        return null;
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
