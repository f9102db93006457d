package io.stepwell.runtime.partition;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.effect.Effect;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Execution;
import io.stepwell.runtime.rows.ActivityQueueRows;
import io.stepwell.runtime.rows.AwaitingRows;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.ExecutionIndexRows;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.JobEndRows;
import io.stepwell.runtime.rows.JournalRows;
import io.stepwell.runtime.rows.MapRunChild;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.runtime.rows.StatusRows;
import io.stepwell.runtime.rows.TaskRows;
import io.stepwell.runtime.rows.TimerRows;
import io.stepwell.runtime.statistics.Whose;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Turns decisions into rows and effects to release. */
final class Staging {
    private final int partition;
    private final HotExecutions executions;
    private final TimerWindow timers;
    private final boolean tellsStatus;
    private final Predicate<ExecutionOrigin> eventsWanted;
    private final Predicate<Execution> redrivable;

    /**
     * A stage.
     *
     * @param outside says what is wanted of it; told nothing yet
     * @param redrivable whether an execution can be taken up again
     */
    Staging(
            int partition,
            HotExecutions executions,
            TimerWindow timers,
            Outside outside,
            Predicate<Execution> redrivable) {
        this.partition = partition;
        this.executions = executions;
        this.timers = timers;
        this.tellsStatus = outside.wantsStatus();
        this.eventsWanted = outside::wantsEvents;
        this.redrivable = redrivable;
    }

    /** The first decision about an execution. */
    void begin(Prepared prepared, Staged staged) {
        stage(prepared, staged);
        ExecutionRow row = prepared.hot().row();
        if (!row.status().isClosed()) {
            row.put(staged.batch());
        }
        ExecutionIndexRows.started(staged.batch(), row);
    }

    /** The encoding of the journal comes first: if it fails, nothing has been staged. */
    void stage(Prepared prepared, Staged staged) {
        Hot hot = prepared.hot();
        String arn = hot.row().origin().arn();
        if (!prepared.decision().events().isEmpty()) {
            int bytes = JournalRows.append(
                    staged.batch(),
                    arn,
                    prepared.nextEventId(),
                    prepared.eventsBefore(),
                    prepared.decision().events());
            executions.grown(hot, bytes);
            if (prepared.decision().events().stream().anyMatch(AwaitingRows::isAwaiting)) {
                AwaitingRows.put(staged.batch(), arn);
                hot.awaits();
            }
        }
        staged.touch(hot);
        prepared.decision().effects().forEach(effect -> stage(arn, effect, staged, prepared.atMillis()));
        Execution execution = hot.execution();
        if (hot.row().redrives().count() < execution.redrives().count()) {
            ExecutionIndexRows.redriven(staged.batch(), hot.row());
            hot.row(hot.row().redriven(execution.redrives()));
            hot.row().put(staged.batch());
        }
        if (execution.status().isClosed()) {
            ExecutionRow closed = hot.row().closed(execution.status(), execution.stopMillis());
            hot.row(closed);
            executions.ended(arn);
            closed.put(staged.batch());
            ExecutionIndexRows.closed(staged.batch(), closed);
            if (hot.mayAwait()) {
                AwaitingRows.delete(staged.batch(), arn);
            }
            tellStarter(closed, staged);
            childEnded(closed, execution, staged);
        }
        tellLookersOn(hot, prepared.decision().events(), staged);
    }

    /** The journal has the events: they are not kept until the commit unless somebody wants them. */
    private void tellLookersOn(Hot hot, List<Event> events, Staged staged) {
        if (!events.isEmpty()) {
            ExecutionRow row = hot.row();
            long lastEventId = hot.execution().lastEventId();
            staged.counts().count(whose(row), hot.stays(), events);
            boolean opened = events.stream().anyMatch(Staging::opens);
            List<Event> wanted = eventsWanted.test(row.origin()) ? events : List.of();
            staged.release(outside -> outside.committed(row, opened, wanted, lastEventId));
        }
    }

    private static boolean opens(Event event) {
        return event instanceof Event.ExecutionStarted || event instanceof Event.ExecutionRedriven;
    }

    private static Whose whose(ExecutionRow row) {
        String revision = Objects.requireNonNullElse(row.machineRevisionId(), "");
        return new Whose(row.origin().stateMachineArn(), revision, row.startMillis());
    }

    /** Whoever waits for the end of the execution is told after the commit. */
    private void tellStarter(ExecutionRow closed, Staged staged) {
        ExecutionRow.Starter starter = closed.starter();
        if (starter != null && starter.waits()) {
            long at = Objects.requireNonNull(closed.stopMillis());
            JobEndRows.put(staged.batch(), new JobEndRows.JobEnd(partition, at, starter.task()));
            staged.release(Outside::jobEnded);
        }
    }

    /** The row that tells its map run is committed with the end of the child. */
    private void childEnded(ExecutionRow closed, Execution execution, Staged staged) {
        MapRunChild child = closed.child();
        if (child != null) {
            boolean goesOn = closed.status() == ExecutionStatus.SUCCEEDED || redrivable.test(execution);
            EndedChild ended = new EndedChild(child.index(), closed.status(), child.items(), goesOn, null);
            MapRunRows.putEnded(staged.batch(), child.mapRunArn(), ended);
            staged.release(outside -> outside.childEnded(child.mapRunArn(), ended));
        }
    }

    /** The timer has fired. */
    void fired(TimerRows.Timer timer, Staged staged) {
        staged.batch().delete(Table.TIMER, TimerRows.key(partition, timer));
    }

    private void stage(String arn, Effect effect, Staged staged, long atMillis) {
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
            case Effect.PollJob e -> staged.release(outside -> outside.poll(e.call(), e.submitted()));
            case Effect.CancelJob e -> staged.release(outside -> outside.cancelJob(e.call(), e.submitted()));
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
            case Effect.StartMapRun e -> {
                MapRunRows.begin(batch, partition, e.order());
                staged.release(outside -> outside.startMapRun(e.order().mapRunArn()));
            }
            case Effect.RedriveMapRun e -> {
                MapRunRows.redrive(batch, partition, e.mapRunArn(), e.count(), atMillis);
                staged.release(outside -> outside.startMapRun(e.mapRunArn()));
            }
            case Effect.StopMapRun e -> {
                MapRunRows.stop(batch, e.mapRunArn(), e.redrives());
                staged.release(outside -> outside.stopMapRun(e.mapRunArn(), e.redrives()));
            }
            case Effect.PublishStatus e -> {
                if (tellsStatus) {
                    StatusRows.put(batch, new StatusRows.Notice(partition, atMillis, arn, e.status()));
                }
                staged.release(outside -> outside.statusChanged(arn, e.status()));
            }
        }
    }
}
