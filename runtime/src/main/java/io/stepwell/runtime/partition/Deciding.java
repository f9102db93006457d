package io.stepwell.runtime.partition;

import io.stepwell.engine.Moment;
import io.stepwell.engine.command.Command;
import io.stepwell.language.data.Impatience;
import io.stepwell.runtime.Executions.Started;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.rows.ExecutionIndexRows;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.JournalRows;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.crash.CrashPoint;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out work: has it decided, staged and answered. Runs on the partition's thread. */
final class Deciding {
    private static final Logger LOG = LoggerFactory.getLogger(Deciding.class);
    private static final int CHUNKS_PER_FORGET = 1_000;

    private final int partition;
    private final Store store;
    private final HotExecutions executions;
    private final Preparing preparing;
    private final Staging staging;
    private final SlowLane slowLane;
    private final Recovery recovery;
    private final Inbox inbox;
    private final SplittableRandom seeds;
    private long lastMillis;

    /** What the decisions of a partition are made with. */
    record Parts(
            HotExecutions executions,
            Preparing preparing,
            Staging staging,
            SlowLane slowLane,
            Recovery recovery,
            Inbox inbox) {}

    Deciding(int partition, Store store, Parts parts, long seed) {
        this.partition = partition;
        this.store = store;
        this.executions = parts.executions();
        this.preparing = parts.preparing();
        this.staging = parts.staging();
        this.slowLane = parts.slowLane();
        this.recovery = parts.recovery();
        this.inbox = parts.inbox();
        this.seeds = new SplittableRandom(seed);
    }

    /** The time of the next decisions: the clock's, but never before that of earlier ones. */
    long now(long clockMillis) {
        lastMillis = Math.max(lastMillis, clockMillis);
        return lastMillis;
    }

    void carryOut(Work work, Staged staged) {
        if (slowLane.keeps(work)) {
            return;
        }
        try {
            Contained.run(() -> decide(work, staged));
            CrashPoint.DECISION_MADE.reached();
        } catch (Impatience impatience) {
            executions.drop(Works.executionArn(work));
            slowLane.putOff(work, new Moment(lastMillis, seeds.nextLong(), true), staged);
        } catch (RuntimeException e) {
            LOG.error("partition {} could not carry out {}", partition, Works.describe(work), e);
            dropHalfDecided(work);
            refuseOrPostpone(work, e);
        }
    }

    private void decide(Work work, Staged staged) {
        switch (work) {
            case Work.Start w -> start(w, staged);
            case Work.Act w -> act(w, staged);
            case Work.Fire w -> fire(w, staged);
            case Work.Forget w -> forget(w, staged);
            case Work.Write w -> write(w, staged);
            case Work.SettleMapRun w -> settle(w, staged);
            case Work.Decided w -> decided(w, staged);
            case Work.CallAgain w -> recovery.callAgain(w.ref());
            case Work.Delivered w -> forget(w, staged);
            case Work.Wake ignored -> {}
        }
    }

    private void start(Work.Start work, Staged staged) {
        ExecutionRow existing = executions.row(work.row().origin().arn());
        if (existing == null) {
            begin(work, preparing.start(work, hurriedMoment()), staged);
        } else {
            answerExisting(work, existing, staged);
        }
    }

    private void begin(Work.Start work, Prepared prepared, Staged staged) {
        String arn = work.row().origin().arn();
        executions.add(arn, prepared.hot());
        staging.begin(prepared, staged);
        Started answer = new Started(arn, prepared.hot().row().startMillis());
        staged.reply(() -> work.reply().complete(answer), work.reply()::completeExceptionally);
    }

    /**
     * The same name and input while it runs: the same answer (API, StartExecution). The attempt of a task that started it
     * gets the same answer always: it asks again when a crash has lost the first one.
     */
    private void answerExisting(Work.Start work, ExecutionRow existing, Staged staged) {
        boolean again = existing.isStartedAgainBy(work.row());
        Hot hot = again ? null : executions.open(existing.origin().arn());
        if (again || (hot != null && hot.execution().input().equals(work.input()))) {
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
        Hot hot = executions.openFor(work.command(), work.executionArn());
        if (hot == null) {
            Work.Outcome why = executions.row(work.executionArn()) == null
                    ? Work.Outcome.NO_SUCH_EXECUTION
                    : Work.Outcome.EXECUTION_CLOSED;
            answer(work, new Work.Acted(why, null, lastMillis), staged);
        } else {
            conclude(work, preparing.act(hot, work.command(), hurriedMoment()), staged);
        }
    }

    private void conclude(Work.Act work, Prepared prepared, Staged staged) {
        if (prepared.decision().refusal() != null) {
            answer(work, Work.Acted.refused(prepared.decision().refusal(), prepared.atMillis()), staged);
            return;
        }
        staging.stage(prepared, staged);
        answer(work, new Work.Acted(Work.Outcome.DONE, prepared.taskInput(), prepared.atMillis()), staged);
    }

    private static void answer(Work.Act work, Work.Acted acted, Staged staged) {
        staged.reply(() -> work.reply().complete(acted), work.reply()::completeExceptionally);
    }

    private void fire(Work.Fire work, Staged staged) {
        Hot hot = executions.open(work.timer().executionArn());
        if (hot == null) {
            staging.fired(work.timer(), staged);
        } else {
            Command command = Objects.requireNonNull(Works.command(work));
            conclude(work, preparing.act(hot, command, hurriedMoment()), staged);
        }
    }

    private void conclude(Work.Fire work, Prepared prepared, Staged staged) {
        if (prepared.decision().refusal() == null) {
            staging.stage(prepared, staged);
        }
        staging.fired(work.timer(), staged);
    }

    private void decided(Work.Decided decided, Staged staged) {
        Queue<Work> waiting = slowLane.release(decided);
        if (waiting == null) {
            Works.refuse(List.of(decided), new IllegalStateException("the partition has started over meanwhile"));
            return;
        }
        Prepared prepared = decided.prepared();
        if (decided.failure() != null) {
            LOG.error(
                    "the slow lane of partition {} broke on {}", partition, Works.describe(decided), decided.failure());
            refuseOrPostpone(decided.work(), decided.failure());
        } else if (prepared == null) {
            carryOut(decided.work(), staged);
        } else {
            concludeSlowly(decided.work(), prepared, staged);
        }
        waiting.forEach(work -> carryOut(work, staged));
    }

    private void concludeSlowly(Work work, Prepared prepared, Staged staged) {
        switch (work) {
            case Work.Start w -> begin(w, prepared, staged);
            case Work.Act w -> {
                executions.add(w.executionArn(), prepared.hot());
                conclude(w, prepared, staged);
            }
            case Work.Fire w -> {
                executions.add(w.timer().executionArn(), prepared.hot());
                conclude(w, prepared, staged);
            }
            default -> throw new IllegalStateException("no decision is made about " + Works.describe(work));
        }
    }

    private static void forget(Work.Delivered work, Staged staged) {
        work.keys().forEach(key -> staged.batch().delete(Table.OUTBOX, key));
        staged.reply(() -> work.reply().complete(true), work.reply()::completeExceptionally);
    }

    /** Deletes a closed execution: part by part when its journal is long, the summary last. */
    private void forget(Work.Forget work, Staged staged) {
        ExecutionRow row = executions.row(work.executionArn());
        boolean gone = true;
        if (row != null && row.status().isClosed()) {
            gone = MapRunRows.delete(store, staged.batch(), partition, work.executionArn(), CHUNKS_PER_FORGET)
                    && JournalRows.delete(store, staged.batch(), work.executionArn(), CHUNKS_PER_FORGET);
            CrashPoint.EXECUTION_PART_FORGOTTEN.reached();
            if (gone) {
                staged.batch().delete(Table.EXECUTION, ExecutionRow.key(work.executionArn()));
                ExecutionIndexRows.forgotten(staged.batch(), row);
                executions.drop(work.executionArn());
                CrashPoint.EXECUTION_FORGOTTEN.reached();
            }
        }
        boolean answer = gone;
        staged.reply(() -> work.reply().complete(answer), work.reply()::completeExceptionally);
    }

    /** Clients ask again; what nobody brings a second time waits for the store to be readable again. */
    private void refuseOrPostpone(Work work, RuntimeException reason) {
        if (Works.comesOnce(work) && Works.mayPass(reason)) {
            inbox.postpone(work, lastMillis);
        } else {
            Works.refuse(List.of(work), reason);
        }
    }

    private static void write(Work.Write work, Staged staged) {
        staged.batch().addAll(work.rows());
        staged.reply(() -> work.reply().complete(true), work.reply()::completeExceptionally);
    }

    private void settle(Work.SettleMapRun work, Staged staged) {
        MapRunRows.settle(staged.batch(), partition, work.mapRunArn(), work.redrives());
        staged.reply(() -> work.reply().complete(true), work.reply()::completeExceptionally);
    }

    private Moment hurriedMoment() {
        return new Moment(lastMillis, seeds.nextLong(), false);
    }

    /** A decision that threw may have changed the execution in memory: only what was staged before counts. */
    private void dropHalfDecided(Work work) {
        String arn = Works.executionArn(work);
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
}
