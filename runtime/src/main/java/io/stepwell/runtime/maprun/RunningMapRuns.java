package io.stepwell.runtime.maprun;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.MapRuns;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.query.ExecutionQueries;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.MapRunRow;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.runtime.rows.MapRunRows.Entry;
import io.stepwell.runtime.world.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The map runs of a node: those under way in memory, all in the store. */
public final class RunningMapRuns implements MapRuns, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningMapRuns.class);
    private static final long ANSWER_MILLIS_MAX = 30_000;

    private final Ground ground;
    private final ExecutionQueries queries;
    private final Backlog backlog;
    private final Map<String, MapRun> running = new ConcurrentHashMap<>();
    private final Map<String, Threads.Running> threads = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * The map runs of a node.
     *
     * @param openMax how many are driven at once; the others wait, as their executions do
     */
    public RunningMapRuns(Ground ground, ExecutionQueries queries, int openMax) {
        this.backlog = new Backlog(openMax);
        this.ground = ground;
        this.queries = queries;
    }

    /**
     * Begins a map run or goes on with it, unless it is under way or has to wait. Reads nothing: whoever has a commit to
     * tell of calls.
     */
    public void start(String mapRunArn) {
        if (closed) {
            backlog.leave(mapRunArn);
            return;
        }
        MapRun run = new MapRun(mapRunArn, ground);
        MapRun now = running.compute(
                mapRunArn, (arn, present) -> present != null ? present : backlog.enter(arn) ? run : null);
        if (now != run) {
            return; // it waits; or it is under way, and before it leaves it sees whether it is to be taken up again
        }
        Threads.Running thread = ground.world().threads().call("map-run", () -> drive(mapRunArn, run));
        threads.put(mapRunArn, thread);
        thread.start();
    }

    private void drive(String mapRunArn, MapRun run) {
        do {
            run.run();
        } while (!leaves(mapRunArn, run));
        startWaiting();
    }

    private void startWaiting() {
        for (String next = backlog.next(); next != null && !closed; next = backlog.next()) {
            start(next);
        }
    }

    /** Nothing can come between the last look and leaving. */
    private boolean leaves(String mapRunArn, MapRun run) {
        return running.computeIfPresent(mapRunArn, (arn, present) -> stays(present) ? present : left(arn)) != run;
    }

    private @Nullable MapRun left(String mapRunArn) {
        threads.remove(mapRunArn);
        backlog.leave(mapRunArn);
        return null;
    }

    private boolean stays(MapRun run) {
        try {
            return !closed && run.isToGoOn();
        } catch (RuntimeException e) {
            return true; // the store cannot be read now: look again
        }
    }

    /** Nobody waits for it any more, as it was taken up so often. */
    public void stop(String mapRunArn, int redrives) {
        if (backlog.enterToEnd(mapRunArn)) {
            start(mapRunArn);
        }
        signal(mapRunArn, new Signal.Stop(redrives));
    }

    /** A child has ended, and that is durable. */
    public void childEnded(String mapRunArn, EndedChild child) {
        signal(mapRunArn, new Signal.Ended(child));
    }

    /** There may be rows that nobody told of. */
    public void lookAgain() {
        running.values().forEach(run -> run.signal(new Signal.LookAgain()));
        startWaiting();
    }

    private void signal(String mapRunArn, Signal signal) {
        MapRun run = running.get(mapRunArn);
        if (run != null) {
            run.signal(signal);
        }
    }

    @Override
    public MapRunView describe(String mapRunArn) {
        MapRunRow row = row(mapRunArn);
        return new MapRunView(
                summary(row), row.bounds(), row.items(), row.executions(), row.redrives(), row.redriveMillis());
    }

    @Override
    public Page<MapRunSummary> list(String executionArn, @Nullable String cursor, int limit) {
        queries.row(executionArn);
        Entry after = cursor == null ? null : entry(cursor);
        List<Entry> entries = MapRunRows.of(ground.store(), executionArn, after, limit + 1);
        List<MapRunSummary> found = new ArrayList<>();
        for (Entry entry : entries.subList(0, Math.min(limit, entries.size()))) {
            found.add(summary(row(entry.mapRunArn())));
        }
        if (entries.size() <= limit) {
            return new Page<>(found, null);
        }
        Entry last = entries.get(limit - 1);
        return new Page<>(found, last.startMillis() + " " + last.mapRunArn());
    }

    @Override
    public Page<ExecutionSummary> children(
            String mapRunArn, @Nullable ExecutionStatus status, @Nullable String cursor, int limit) {
        row(mapRunArn);
        return queries.list(mapRunArn, status, cursor, limit);
    }

    @Override
    public void update(String mapRunArn, Change change) {
        row(mapRunArn);
        MapRun run = running.get(mapRunArn);
        if (run == null) {
            throw new RequestRefused(
                    backlog.isWaiting(mapRunArn) ? Reason.THROTTLED : Reason.MAP_RUN_CLOSED, mapRunArn);
        }
        CompletableFuture<Boolean> reply = new CompletableFuture<>();
        run.signal(new Signal.Update(change, reply));
        try {
            ground.world().threads().await(reply, ANSWER_MILLIS_MAX);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the map run {} could not be changed: {}", mapRunArn, e.toString());
            throw new RequestRefused(Reason.UNAVAILABLE, mapRunArn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestRefused(Reason.UNAVAILABLE, mapRunArn);
        }
    }

    private MapRunRow row(String mapRunArn) {
        MapRun run = running.get(mapRunArn);
        MapRunRow shown = run == null ? null : run.shown();
        MapRunRow row = shown != null ? shown : MapRunRows.read(ground.store(), mapRunArn);
        if (row == null) {
            throw new RequestRefused(Reason.RESOURCE_NOT_FOUND, mapRunArn);
        }
        return row;
    }

    private static MapRunSummary summary(MapRunRow row) {
        return new MapRunSummary(
                row.mapRunArn(),
                row.executionArn(),
                row.stateMachineArn(),
                row.status(),
                row.startMillis(),
                row.stopMillis());
    }

    private static Entry entry(String cursor) {
        int space = cursor.indexOf(' ');
        try {
            return new Entry(Long.parseLong(cursor, 0, Math.max(0, space), 10), cursor.substring(space + 1));
        } catch (NumberFormatException e) {
            throw new RequestRefused(Reason.INVALID_CURSOR, cursor);
        }
    }

    /** Breaks all drives off; after the next start they go on. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        for (Threads.Running thread : List.copyOf(threads.values())) {
            thread.interrupt();
            while (!thread.join(1_000)) {
                thread.interrupt();
            }
        }
    }
}
