package io.stepwell.runtime.query;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.rows.ExecutionIndexRows;
import io.stepwell.runtime.rows.ExecutionIndexRows.Entry;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.JournalRows;
import io.stepwell.runtime.rows.MapRunChild;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads executions from the store: whatever was acknowledged is seen. */
public final class ExecutionQueries {
    private final Store store;

    public ExecutionQueries(Store store) {
        this.store = store;
    }

    /** The summary row; refuses when there is none. */
    public ExecutionRow row(String arn) {
        byte[] bytes = store.get(Table.EXECUTION, ExecutionRow.key(arn));
        if (bytes == null) {
            throw new RequestRefused(Reason.EXECUTION_DOES_NOT_EXIST, arn);
        }
        return ExecutionRow.decode(arn, bytes);
    }

    public ExecutionView describe(String arn) {
        ExecutionRow row = row(arn);
        Json input = Json.NULL;
        for (Event event : JournalRows.readFirst(store, arn)) {
            if (event instanceof Event.ExecutionStarted started) {
                input = started.input();
            }
        }
        return new ExecutionView(
                summary(row),
                input,
                output(row),
                error(row),
                cause(row),
                row.origin().traceHeader());
    }

    private @Nullable Json output(ExecutionRow row) {
        return end(row) instanceof Event.ExecutionSucceeded e ? e.output() : null;
    }

    private @Nullable String error(ExecutionRow row) {
        return switch (end(row)) {
            case Event.ExecutionFailed e -> e.error();
            case Event.ExecutionAborted e -> e.error();
            case Event.ExecutionTimedOut e -> e.error();
            case null, default -> null;
        };
    }

    private @Nullable String cause(ExecutionRow row) {
        return switch (end(row)) {
            case Event.ExecutionFailed e -> e.cause();
            case Event.ExecutionAborted e -> e.cause();
            case Event.ExecutionTimedOut e -> e.cause();
            case null, default -> null;
        };
    }

    private @Nullable Event end(ExecutionRow row) {
        return row.status().isClosed()
                ? JournalRows.readLast(store, row.origin().arn()).getLast()
                : null;
    }

    /** Executions of a state machine, or children of a map run; the newest first. */
    public Page<ExecutionSummary> list(
            String listedUnder, @Nullable ExecutionStatus status, @Nullable String cursor, int limit) {
        List<Entry> entries =
                ExecutionIndexRows.read(store, listedUnder, status, cursor == null ? null : entry(cursor), limit + 1);
        List<ExecutionSummary> found = new ArrayList<>();
        for (Entry entry : entries.subList(0, Math.min(limit, entries.size()))) {
            byte[] bytes = store.get(Table.EXECUTION, ExecutionRow.key(entry.arn()));
            if (bytes != null) {
                found.add(summary(ExecutionRow.decode(entry.arn(), bytes)));
            }
        }
        return new Page<>(found, entries.size() > limit ? cursor(entries.get(limit - 1)) : null);
    }

    public Page<Event> history(String arn, @Nullable String cursor, int limit, boolean reverse) {
        row(arn);
        long from = cursor == null ? (reverse ? Long.MAX_VALUE : 1) : number(cursor);
        List<Event> events = reverse
                ? JournalRows.readBackward(store, arn, from, limit + 1)
                : JournalRows.readForward(store, arn, from, limit + 1);
        return events.size() <= limit
                ? new Page<>(events, null)
                : new Page<>(
                        events.subList(0, limit),
                        Long.toString(events.get(limit).head().id()));
    }

    static ExecutionSummary summary(ExecutionRow row) {
        MapRunChild child = row.child();
        return new ExecutionSummary(
                row.origin().arn(),
                row.origin().stateMachineArn(),
                row.origin().versionArn(),
                row.origin().aliasArn(),
                row.origin().name(),
                row.status(),
                row.startMillis(),
                row.stopMillis(),
                row.redrives(),
                child == null ? null : child.mapRunArn(),
                child == null ? null : child.items());
    }

    static String cursor(Entry entry) {
        return entry.startMillis() + " " + entry.arn();
    }

    static Entry entry(String cursor) {
        int space = cursor.indexOf(' ');
        if (space < 0) {
            throw new RequestRefused(Reason.INVALID_CURSOR, cursor);
        }
        return new Entry(number(cursor.substring(0, space)), cursor.substring(space + 1));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new RequestRefused(Reason.INVALID_CURSOR, text);
        }
    }
}
