package io.stepwell.runtime.partition;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.Limits;
import io.stepwell.engine.Moment;
import io.stepwell.engine.command.Command;
import io.stepwell.engine.decide.Engine;
import io.stepwell.engine.decide.Surroundings;
import io.stepwell.engine.state.Execution;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.json.Json;
import io.stepwell.language.parse.DefinitionParser;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.JournalRows;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.memory.MemoryStore;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A partition's executions, decided and stored by hand: all of one definition, which waits for a day. */
final class ByHand {
    private static final Definition WAITS =
            Objects.requireNonNull(DefinitionParser.parse("""
            {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 86400, "End": true}}}
            """).definition());

    private final Preparing preparing = new Preparing(new Engine(Limits.aws(), new Nobody()), _ -> WAITS);
    private final MemoryStore store = new MemoryStore();
    private final long epoch = store.acquire(0);
    private long millis = 1_000_000;

    private static final class Nobody implements Surroundings {
        @Override
        public boolean activityExists(String activityArn) {
            return false;
        }

        @Override
        public String taskToken(TaskRef ref) {
            return ref.toString();
        }
    }

    Store store() {
        return store;
    }

    DefinitionSource definitions() {
        return _ -> WAITS;
    }

    private Moment moment() {
        return new Moment(++millis, 1);
    }

    /** An execution that has begun, in memory alone. */
    Prepared begin(String arn) {
        ExecutionOrigin origin = new ExecutionOrigin(arn, arn, "arn:m", "m", "d", "arn:r", null);
        ExecutionRow row = ExecutionRow.starting(origin, null, 0, null);
        return preparing.start(new Work.Start(row, Json.parse("{}"), new CompletableFuture<>()), moment());
    }

    /** Ends it, in memory alone. */
    Prepared stop(Hot hot) {
        Prepared stopped = preparing.act(hot, new Command.StopExecution(null, null), moment());
        Execution execution = hot.execution();
        hot.row(hot.row().closed(execution.status(), execution.stopMillis()));
        return stopped;
    }

    /** Takes it up again, in memory alone. */
    Prepared redrive(Hot hot) {
        Prepared redriven = preparing.act(hot, new Command.RedriveExecution(null), moment());
        hot.row(hot.row().redriven(hot.execution().redrives()));
        return redriven;
    }

    /** Tells the store of a decision. */
    void commit(Prepared prepared) {
        WriteBatch batch = new WriteBatch();
        ExecutionRow row = prepared.hot().row();
        JournalRows.append(
                batch,
                row.origin().arn(),
                prepared.nextEventId(),
                prepared.eventsBefore(),
                prepared.decision().events());
        row.put(batch);
        store.commit(List.of(new PartitionBatch(0, epoch, batch)));
    }
}
