package io.stepwell.runtime.node;

import io.stepwell.engine.command.Command;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.Executions.Started;
import io.stepwell.runtime.express.ExpressRunner;
import io.stepwell.runtime.maprun.Datasets;
import io.stepwell.runtime.maprun.Ground;
import io.stepwell.runtime.partition.DefinitionSource;
import io.stepwell.runtime.partition.Work;
import io.stepwell.runtime.query.ExecutionQueries;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.world.World;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What the map runs of this node stand on. */
record NodeGround(
        World world,
        Store store,
        Partitions partitions,
        DefinitionSource definitions,
        ExecutionQueries queries,
        ExpressRunner express,
        Datasets datasets,
        int payloadBytes)
        implements Ground {
    private static final long ANSWER_MILLIS_MAX = 30_000;

    @Override
    public Definition definition(String definitionId) {
        return definitions.definition(definitionId);
    }

    @Override
    public ExecutionRow execution(String arn) {
        return queries.row(arn);
    }

    @Override
    public ExecutionView describe(String arn) {
        return queries.describe(arn);
    }

    @Override
    public void startChild(ExecutionRow row, Json input, Answer answer) throws InterruptedException {
        CompletableFuture<Started> reply = new CompletableFuture<>();
        reply.whenComplete((started, failure) -> answer.durable(failure));
        String arn = row.origin().arn();
        partitions.of(arn).put(new Work.Start(row, input, reply));
    }

    @Override
    public @Nullable ExecutionRow executionIfThere(String arn) {
        byte[] row = store.get(Table.EXECUTION, ExecutionRow.key(arn));
        return row == null ? null : ExecutionRow.decode(arn, row);
    }

    @Override
    public void redriveChild(String arn, Redriven answer) throws InterruptedException {
        CompletableFuture<Work.Acted> reply = new CompletableFuture<>();
        reply.whenComplete(
                (acted, failure) -> answer.durable(acted != null && acted.outcome() == Work.Outcome.DONE, failure));
        partitions.of(arn).put(new Work.Act(arn, new Command.RedriveExecution(null), reply));
    }

    @Override
    public void stopChild(String arn, Answer answer) throws InterruptedException {
        Command stop = new Command.StopExecution(null, null);
        CompletableFuture<Work.Acted> reply = new CompletableFuture<>();
        reply.whenComplete((acted, failure) -> answer.durable(failure));
        partitions.of(arn).put(new Work.Act(arn, stop, reply));
    }

    @Override
    public void write(String executionArn, WriteBatch rows) throws InterruptedException {
        CompletableFuture<Boolean> reply = new CompletableFuture<>();
        putAndWait(executionArn, new Work.Write(executionArn, rows, reply), reply);
    }

    @Override
    public void finish(String executionArn, String mapRunArn, int redrives, TaskOutcome outcome)
            throws InterruptedException {
        CompletableFuture<Work.Acted> reply = new CompletableFuture<>();
        Command finish = new Command.FinishMapRun(mapRunArn, redrives, outcome);
        putAndWait(executionArn, new Work.Act(executionArn, finish, reply), reply);
    }

    @Override
    public void settle(String executionArn, String mapRunArn, int redrives) throws InterruptedException {
        CompletableFuture<Boolean> reply = new CompletableFuture<>();
        putAndWait(executionArn, new Work.SettleMapRun(executionArn, mapRunArn, redrives, reply), reply);
    }

    private <T> void putAndWait(String executionArn, Work work, CompletableFuture<T> reply)
            throws InterruptedException {
        partitions.of(executionArn).put(work);
        try {
            world.threads().await(reply, ANSWER_MILLIS_MAX);
        } catch (ExecutionException | TimeoutException e) {
            throw new StoreException("a map run of " + executionArn + " could not be written: " + e, e);
        }
    }
}
