package io.stepwell.runtime.partition;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.Moment;
import io.stepwell.engine.command.Command;
import io.stepwell.engine.decide.Decision;
import io.stepwell.engine.decide.Engine;
import io.stepwell.engine.effect.Effect;
import io.stepwell.engine.state.Execution;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions.Started;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.rows.ActivityQueueRows;
import io.stepwell.runtime.rows.ExecutionIndexRows;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.JournalRows;
import io.stepwell.runtime.rows.TaskRows;
import io.stepwell.runtime.rows.TimerRows;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns work into staged rows, effects and answers, with the help of the engine. Runs on the partition's thread. */
final class Deciding {
    private static final Logger LOG = LoggerFactory.getLogger(Deciding.class);
    private static final int CHUNKS_PER_FORGET = 1_000;

    private final int partition;
    private final Engine engine;
    private final DefinitionSource definitions;
    private final HotExecutions executions;
    private final TimerWindow timers;
    private final Store store;
    private final SplittableRandom seeds = new SplittableRandom(new SecureRandom().nextLong());
    private long lastMillis;

    Deciding(
            int partition,
            Engine engine,
            DefinitionSource definitions,
            HotExecutions executions,
            TimerWindow timers,
            Store store) {
        this.partition = partition;
        this.engine = engine;
        this.definitions = definitions;
        this.executions = executions;
        this.timers = timers;
        this.store = store;
    }

    /** The time of the next decisions: the clock's, but never before that of earlier ones. */
    long now(long clockMillis) {
        lastMillis = Math.max(lastMillis, clockMillis);
        return lastMillis;
    }

    void carryOut(Work work, Staged staged) {
        try {
            switch (work) {
                case Work.Start w -> start(w, staged);
                case Work.Act w -> act(w, staged);
                case Work.Fire w -> fire(w.timer(), staged);
                case Work.Forget w -> forget(w, staged);
                case Work.Wake ignored -> {}
            }
        } catch (RuntimeException e) {
            LOG.error("partition {} could not carry out {}", partition, describe(work), e);
            dropHalfDecided(work);
            refuse(List.of(work), e);
        }
    }

    private void start(Work.Start work, Staged staged) {
        String arn = work.row().origin().arn();
        ExecutionRow existing = executions.row(arn);
        if (existing != null) {
            answerExisting(work, existing, staged);
            return;
        }
        Definition definition = definitions.definition(work.row().origin().definitionId());
        Engine.Begun begun = engine.start(work.row().origin(), definition, work.input(), moment());
        ExecutionRow row = new ExecutionRow(
                work.row().origin(),
                ExecutionStatus.RUNNING,
                begun.execution().startMillis(),
                null,
                work.row().machineRevisionId(),
                work.row().machineUpdateMillis());
        Hot hot = new Hot(begun.execution(), row);
        executions.add(arn, hot);
        // The encoding of the journal comes first: if it fails, nothing else has been staged.
        stage(hot, 1, 0, begun.decision(), staged);
        if (!hot.row().status().isClosed()) {
            row.put(staged.batch());
        }
        ExecutionIndexRows.started(staged.batch(), hot.row());
        Started answer = new Started(arn, row.startMillis());
        staged.reply(() -> work.reply().complete(answer), work.reply()::completeExceptionally);
    }

    /** The same name and input while it runs: the same answer (API, StartExecution). */
    private void answerExisting(Work.Start work, ExecutionRow existing, Staged staged) {
        Hot hot = executions.open(existing.origin().arn());
        if (hot != null && hot.execution().input().equals(work.input())) {
            Started answer = new Started(existing.origin().arn(), existing.startMillis());
            staged.reply(() -> work.reply().complete(answer), work.reply()::completeExceptionally);
        } else {
            RequestRefused refused = new RequestRefused(
                    RequestRefused.Reason.EXECUTION_ALREADY_EXISTS,
                    existing.origin().arn());
            staged.reply(() -> work.reply().completeExceptionally(refused), work.reply()::completeExceptionally);
        }
    }

    private void act(Work.Act work, Staged staged) {
        Work.Acted acted = decide(work.executionArn(), work.command(), staged);
        staged.reply(() -> work.reply().complete(acted), work.reply()::completeExceptionally);
    }

    private void fire(TimerRows.Timer timer, Staged staged) {
        decide(timer.executionArn(), new Command.FireTimer(timer.ref()), staged);
        staged.batch().delete(Table.TIMER, TimerRows.key(partition, timer));
    }

    private Work.Acted decide(String arn, Command command, Staged staged) {
        Hot hot = executions.open(arn);
        if (hot == null) {
            Work.Outcome why =
                    executions.row(arn) == null ? Work.Outcome.NO_SUCH_EXECUTION : Work.Outcome.EXECUTION_CLOSED;
            return new Work.Acted(why, null, lastMillis);
        }
        Execution execution = hot.execution();
        long nextEventId = execution.lastEventId() + 1;
        long eventsBefore = execution.journalLength();
        Decision decision = engine.decide(execution, command, moment());
        if (decision.refusal() != null) {
            return Work.Acted.refused(decision.refusal(), lastMillis);
        }
        @Nullable
        Json taskInput = command instanceof Command.StartActivity start
                ? engine.taskInput(execution, start.scheduledEventId())
                : null;
        stage(hot, nextEventId, eventsBefore, decision, staged);
        return new Work.Acted(Work.Outcome.DONE, taskInput, lastMillis);
    }

    private void stage(Hot hot, long nextEventId, long eventsBefore, Decision decision, Staged staged) {
        String arn = hot.row().origin().arn();
        staged.touch(hot);
        if (!decision.events().isEmpty()) {
            int bytes = JournalRows.append(staged.batch(), arn, nextEventId, eventsBefore, decision.events());
            executions.grown(hot, bytes);
        }
        decision.effects().forEach(effect -> stage(arn, effect, staged));
        Execution execution = hot.execution();
        if (execution.status().isClosed()) {
            ExecutionRow closed = hot.row().closed(execution.status(), execution.stopMillis());
            hot.row(closed);
            closed.put(staged.batch());
            ExecutionIndexRows.closed(staged.batch(), closed);
        }
    }

    private void stage(String arn, Effect effect, Staged staged) {
        WriteBatch batch = staged.batch();
        switch (effect) {
            case Effect.InvokeTask e -> {
                TaskRows.put(batch, partition, e.call().ref());
                staged.release(outside -> outside.invoke(e.call()));
            }
            case Effect.ForgetTask e -> {
                TaskRows.delete(batch, partition, e.ref());
                staged.release(outside -> outside.cancel(e.ref()));
            }
            case Effect.OfferActivity e -> {
                ActivityQueueRows.Offer offer = new ActivityQueueRows.Offer(e.offeredMillis(), e.ref());
                ActivityQueueRows.put(batch, e.activityArn(), offer);
                staged.release(outside -> outside.offer(e.activityArn(), offer));
            }
            case Effect.WithdrawActivity e ->
                ActivityQueueRows.delete(
                        batch, e.activityArn(), new ActivityQueueRows.Offer(e.offeredMillis(), e.ref()));
            case Effect.SetTimer e -> {
                TimerRows.Timer timer = new TimerRows.Timer(e.dueMillis(), arn, e.timer());
                byte[] key = TimerRows.key(partition, timer);
                batch.put(Table.TIMER, key, TimerRows.value());
                timers.add(key, timer);
            }
            case Effect.ClearTimer e -> {
                byte[] key = TimerRows.key(partition, new TimerRows.Timer(e.dueMillis(), arn, e.timer()));
                batch.delete(Table.TIMER, key);
                timers.remove(key);
            }
            case Effect.PublishStatus e -> staged.release(outside -> outside.statusChanged(arn, e.status()));
        }
    }

    /** Deletes a closed execution: part by part when its journal is long, the summary last. */
    private void forget(Work.Forget work, Staged staged) {
        ExecutionRow row = executions.row(work.executionArn());
        boolean gone = true;
        if (row != null && row.status().isClosed()) {
            gone = JournalRows.delete(store, staged.batch(), work.executionArn(), CHUNKS_PER_FORGET);
            if (gone) {
                staged.batch().delete(Table.EXECUTION, ExecutionRow.key(work.executionArn()));
                ExecutionIndexRows.forgotten(staged.batch(), row);
                executions.drop(work.executionArn());
            }
        }
        boolean answer = gone;
        staged.reply(() -> work.reply().complete(answer), work.reply()::completeExceptionally);
    }

    private Moment moment() {
        return new Moment(lastMillis, seeds.nextLong());
    }

    /** A decision that threw may have changed the execution in memory: only what was staged before counts. */
    private void dropHalfDecided(Work work) {
        String arn = switch (work) {
            case Work.Start w -> w.row().origin().arn();
            case Work.Act w -> w.executionArn();
            case Work.Fire w -> w.timer().executionArn();
            case Work.Forget w -> w.executionArn();
            case Work.Wake ignored -> "";
        };
        Hot hot = executions.inMemory(arn);
        if (hot == null) {
            return;
        }
        if (hot.isPinned()) {
            throw new IllegalStateException(
                    "a decision about " + arn + " broke off while an earlier one is on its way");
        }
        executions.drop(arn);
    }

    static void refuse(List<Work> works, RuntimeException reason) {
        for (Work work : works) {
            switch (work) {
                case Work.Start w -> w.reply().completeExceptionally(reason);
                case Work.Act w -> w.reply().completeExceptionally(reason);
                case Work.Forget w -> w.reply().completeExceptionally(reason);
                case Work.Fire ignored -> {}
                case Work.Wake ignored -> {}
            }
        }
    }

    private static String describe(Work work) {
        return switch (work) {
            case Work.Start w -> "the start of " + w.row().origin().arn();
            case Work.Act w -> w.command().getClass().getSimpleName() + " of " + w.executionArn();
            case Work.Fire w -> Objects.toString(w.timer());
            case Work.Forget w -> "forgetting " + w.executionArn();
            case Work.Wake ignored -> "a wake-up";
        };
    }
}
