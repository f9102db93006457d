package io.stepwell.runtime.partition;

import io.stepwell.engine.command.Command;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Execution;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.JournalRows;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The executions a partition has in memory: the most recently used ones, and those the store does not know all about
 * yet. All others live in the store and are folded from their journal when they are needed.
 */
final class HotExecutions {
    private final Store store;
    private final DefinitionSource definitions;
    private final long capacityBytes;
    private final Map<String, Hot> byArn = new LinkedHashMap<>(256, 0.75f, true);
    private final Deque<String> ended = new ArrayDeque<>();
    private long bytes;

    HotExecutions(Store store, DefinitionSource definitions, long capacityBytes) {
        this.store = store;
        this.definitions = definitions;
        this.capacityBytes = capacityBytes;
    }

    /** The execution if it is open, from memory or the store; null when it is closed or unknown. */
    @Nullable
    Hot open(String arn) {
        Hot hot = byArn.get(arn);
        if (hot != null) {
            return hot.execution().status().isClosed() ? null : hot;
        }
        Hot loaded = load(arn);
        if (loaded != null) {
            add(arn, loaded);
        }
        return loaded;
    }

    /** The execution if it is open, folded anew and not kept; null when it is closed or unknown. For any thread. */
    @Nullable
    Hot load(String arn) {
        ExecutionRow row = stored(arn);
        return row == null || row.status().isClosed() ? null : fold(row);
    }

    private Hot fold(ExecutionRow row) {
        Execution execution = Execution.replay(
                definitions.definition(row.origin().definitionId()),
                JournalRows.readAll(store, row.origin().arn()));
        Hot loaded = new Hot(execution, row);
        loaded.grow(weigh(execution));
        loaded.awaits(); // what happened before it was loaded is not looked through again
        return loaded;
    }

    /** As {@link #open}, for a command to an execution; a redrive is for closed ones too. */
    @Nullable
    Hot openFor(Command command, String arn) {
        if (!(command instanceof Command.RedriveExecution)) {
            return open(arn);
        }
        Hot hot = byArn.get(arn);
        if (hot == null) {
            hot = loadFor(command, arn);
            if (hot != null) {
                add(arn, hot);
            }
        }
        return hot;
    }

    /** As {@link #load}, for a command to an execution; a redrive is for closed ones too. */
    @Nullable
    Hot loadFor(Command command, String arn) {
        ExecutionRow row = stored(arn);
        if (row == null || (row.status().isClosed() && !(command instanceof Command.RedriveExecution))) {
            return null;
        }
        return fold(row);
    }

    /** What is known of an execution, open or closed; null when there is none. */
    @Nullable
    ExecutionRow row(String arn) {
        Hot hot = byArn.get(arn);
        return hot != null ? hot.row() : stored(arn);
    }

    /** The execution if it is in memory. */
    @Nullable
    Hot inMemory(String arn) {
        return byArn.get(arn);
    }

    /** It stays until something else is added, however little room there is: a decision about it is going to be made. */
    void add(String arn, Hot hot) {
        drop(arn);
        forgetEnded();
        evict(hot.weightBytes());
        byArn.put(arn, hot);
        bytes += hot.weightBytes();
    }

    /** It has ended: once the store knows, memory need not. */
    void ended(String arn) {
        ended.add(arn);
    }

    private void forgetEnded() {
        for (String arn = ended.peek(); arn != null; arn = ended.peek()) {
            Hot hot = byArn.get(arn);
            if (hot != null && hot.isPinned()) {
                return;
            }
            ended.remove();
            if (hot != null && hot.execution().status().isClosed()) {
                drop(arn);
            }
        }
    }

    /** The execution takes so many more bytes. */
    void grown(Hot hot, long more) {
        hot.grow(more);
        bytes += more;
    }

    /** Forgets what memory holds of it: the next use folds the journal. */
    void drop(String arn) {
        Hot hot = byArn.remove(arn);
        if (hot != null) {
            bytes -= hot.weightBytes();
        }
    }

    void clear() {
        byArn.clear();
        ended.clear();
        bytes = 0;
    }

    int size() {
        return byArn.size();
    }

    private void evict(long moreBytes) {
        Iterator<Hot> eldest = byArn.values().iterator();
        while (bytes + moreBytes > capacityBytes && eldest.hasNext()) {
            Hot candidate = eldest.next();
            if (!candidate.isPinned()) {
                eldest.remove();
                bytes -= candidate.weightBytes();
            }
        }
    }

    private static long weigh(Execution execution) {
        long weight = execution.input().utf8Length();
        for (Branch branch : execution.branches()) {
            weight += 500 + branch.input().utf8Length();
        }
        return weight;
    }

    private @Nullable ExecutionRow stored(String arn) {
        byte[] bytes = store.get(Table.EXECUTION, ExecutionRow.key(arn));
        return bytes == null ? null : ExecutionRow.decode(arn, bytes);
    }
}
