package io.stepwell.embedded;

import io.stepwell.api.history.HistoryProjection;
import io.stepwell.engine.event.Event;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An execution. */
public final class Run {
    private static final int EVENTS_PER_PAGE = 1_000;
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();

    private final String arn;
    private final Executions executions;
    private final HistoryProjection projection;
    private final @Nullable DrivenThreads driven;

    Run(String arn, Executions executions, String region, @Nullable DrivenThreads driven) {
        this.arn = arn;
        this.executions = executions;
        this.projection = new HistoryProjection(region, true);
        this.driven = driven;
    }

    /**
     * An event of the history, as GetExecutionHistory shows it.
     *
     * @param previousId the event it follows; 0 for none
     * @param type {@code TaskStateEntered}
     * @param members all members of AWS's HistoryEvent, the details under their name: {@code stateEnteredEventDetails}
     */
    public record HistoryEvent(long id, long previousId, String type, Instant time, Map<String, Object> members) {}

    public String arn() {
        return arn;
    }

    /** What is known of it now: status, input, output, error. */
    public ExecutionView describe() {
        settle();
        return executions.describe(arn);
    }

    /**
     * What it has come to.
     *
     * @throws IllegalStateException when it has not succeeded, with its status, error and cause
     */
    public Json output() {
        ExecutionView view = describe();
        if (view.output() == null) {
            throw new IllegalStateException(
                    arn + " is " + view.summary().status() + ": " + view.error() + ", " + view.cause());
        }
        return view.output();
    }

    /** What has happened so far, in order. */
    public List<HistoryEvent> history() {
        settle();
        List<HistoryEvent> events = new ArrayList<>();
        String cursor = null;
        do {
            Page<Event> page = executions.history(arn, cursor, EVENTS_PER_PAGE, false);
            page.items().forEach(event -> events.add(historyEvent(event)));
            cursor = page.nextCursor();
        } while (cursor != null);
        return events;
    }

    private HistoryEvent historyEvent(Event event) {
        Map<String, Object> members = projection.project(event);
        return new HistoryEvent(
                event.head().id(),
                event.head().previousId(),
                String.valueOf(members.get("type")),
                Instant.ofEpochMilli(event.head().timeMillis()),
                members);
    }

    /**
     * Waits for its end. In virtual time no time passes meanwhile: an execution that waits for time to pass, or for an
     * answer from outside, does not end.
     *
     * @param bound how long to wait at most, in real time
     * @throws IllegalStateException when it does not end
     */
    public ExecutionView await(Duration bound) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (true) {
            ExecutionView view = describe();
            if (view.summary().status().isClosed()) {
                return view;
            }
            if (driven != null) {
                throw new IllegalStateException(arn
                        + " waits for time to pass, which Stepwell.advance lets it, or for an answer to a task token");
            }
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException(arn + " has not ended within " + bound);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** Stops it; when it is closed already, that is all. */
    public void stop(@Nullable String error, @Nullable String cause) {
        executions.stop(arn, error, cause);
    }

    private void settle() {
        if (driven != null) {
            driven.settle();
        }
    }
}
