package io.stepwell.runtime.query;

import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Execution;
import io.stepwell.engine.state.Waiting;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.definition.TaskResource.Pattern;
import io.stepwell.runtime.Insight.OpenTask;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.partition.DefinitionSource;
import io.stepwell.runtime.rows.AwaitingRows;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.JournalRows;
import io.stepwell.runtime.work.TaskTokens;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds tasks that wait for somebody outside, in the executions that have done so before. */
public final class OpenTaskQueries {
    private static final Logger LOG = LoggerFactory.getLogger(OpenTaskQueries.class);

    private final Store store;
    private final DefinitionSource definitions;
    private final TaskTokens tokens;

    public OpenTaskQueries(Store store, DefinitionSource definitions, TaskTokens tokens) {
        this.store = store;
        this.definitions = definitions;
        this.tokens = tokens;
    }

    /** The open tasks of the next executions, at most so many. */
    public Page<OpenTask> read(@Nullable String cursor, int executionsMax) {
        List<String> arns = AwaitingRows.read(store, cursor, executionsMax);
        List<OpenTask> found = new ArrayList<>();
        for (String arn : arns) {
            try {
                addTasks(arn, found);
            } catch (StoreException e) { // one that cannot be read any more hides none of the others
                LOG.warn("the open tasks of {} cannot be read: {}", arn, e.getMessage());
            }
        }
        return new Page<>(found, arns.size() < executionsMax ? null : arns.getLast());
    }

    private void addTasks(String arn, List<OpenTask> found) {
        byte[] bytes = store.get(Table.EXECUTION, ExecutionRow.key(arn));
        ExecutionRow row = bytes == null ? null : ExecutionRow.decode(arn, bytes);
        if (row == null || row.status().isClosed()) {
            return;
        }
        Execution execution =
                Execution.replay(definitions.definition(row.origin().definitionId()), JournalRows.readAll(store, arn));
        for (Branch branch : execution.branches()) {
            if (branch.waiting() instanceof Waiting.ForTask task
                    && task.resource().pattern() == Pattern.WAIT_FOR_TASK_TOKEN) {
                found.add(openTask(row, branch, task));
            }
        }
    }

    private OpenTask openTask(ExecutionRow row, Branch branch, Waiting.ForTask task) {
        boolean activity = task.resource().kind() == TaskResource.Kind.ACTIVITY;
        String token = activity && !task.isStarted()
                ? null
                : tokens.tokenOf(new TaskRef(row.origin().arn(), task.scheduledEventId()));
        long timeout = Math.min(task.timeoutMillis(), task.silenceMillis());
        return new OpenTask(
                row.origin().arn(),
                row.origin().stateMachineArn(),
                branch.requireState().name(),
                task.resource().arn(),
                activity ? task.resource().arn() : null,
                token,
                task.scheduledMillis(),
                task.isStarted() ? task.startedMillis() : null,
                timeout == Long.MAX_VALUE ? null : timeout,
                task.parameters());
    }
}
