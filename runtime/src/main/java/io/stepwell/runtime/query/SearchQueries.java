package io.stepwell.runtime.query;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.Insight.Search;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.rows.ExecutionIndexRows;
import io.stepwell.runtime.rows.ExecutionIndexRows.Entry;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks through the index of executions; how much for one page is bounded. */
public final class SearchQueries {
    private static final int ENTRIES_PER_PAGE_MAX = 20_000;
    private static final int ENTRIES_PER_READ = 1_000;

    private final Store store;

    public SearchQueries(Store store) {
        this.store = store;
    }

    /** The newest that fit; the cursor is where to go on. */
    public Page<ExecutionSummary> find(Search search, @Nullable String cursor, int limit) {
        Entry after = cursor == null ? before(search.toMillis()) : ExecutionQueries.entry(cursor);
        List<ExecutionSummary> found = new ArrayList<>();
        for (int looked = 0; looked < ENTRIES_PER_PAGE_MAX; looked += ENTRIES_PER_READ) {
            List<Entry> entries =
                    ExecutionIndexRows.read(store, search.stateMachineArn(), search.status(), after, ENTRIES_PER_READ);
            for (Entry entry : entries) {
                if (entry.startMillis() < search.fromMillis()) {
                    return new Page<>(found, null);
                }
                after = entry;
                addIfFits(entry, search.namePart().toLowerCase(Locale.ROOT), found);
                if (found.size() == limit) {
                    return new Page<>(found, ExecutionQueries.cursor(entry));
                }
            }
            if (entries.size() < ENTRIES_PER_READ) {
                return new Page<>(found, null);
            }
        }
        return new Page<>(found, after == null ? null : ExecutionQueries.cursor(after));
    }

    private void addIfFits(Entry entry, String namePart, List<ExecutionSummary> found) {
        String name = entry.arn().substring(entry.arn().lastIndexOf(':') + 1);
        if (!name.toLowerCase(Locale.ROOT).contains(namePart)) {
            return;
        }
        byte[] bytes = store.get(Table.EXECUTION, ExecutionRow.key(entry.arn()));
        if (bytes != null) {
            found.add(ExecutionQueries.summary(ExecutionRow.decode(entry.arn(), bytes)));
        }
    }

    /** How many entries the index has for a status, counted up to a bound. */
    public int count(String machineArn, ExecutionStatus status, int most) {
        return ExecutionIndexRows.read(store, machineArn, status, null, most).size();
    }

    /** The place in the index behind everything that started at or after this time: the newest come first. */
    private static @Nullable Entry before(long toMillis) {
        return toMillis == Long.MAX_VALUE ? null : new Entry(toMillis, "\uffff");
    }
}
