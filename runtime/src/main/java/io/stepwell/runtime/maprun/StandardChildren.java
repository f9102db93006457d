package io.stepwell.runtime.maprun;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.maprun.MapRunOrder;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.ExecutionIndexRows;
import io.stepwell.runtime.rows.ExecutionIndexRows.Entry;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.MapRunChild;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.storage.crash.CrashPoint;
import java.util.List;
import java.util.function.Consumer;

/** Children that are standard executions: they live in the partitions, and tell of their ends themselves. */
final class StandardChildren implements Children {
    private static final int AT_ONCE_MAX = 10_000;
    private static final int STARTING_MAX = 512;
    private static final int CHILDREN_PER_READ = 500;

    private final Ground ground;
    private final MapRunOrder order;
    private final ChildNames names;
    private final ExecutionRow parent;
    private final boolean redriven;
    private final Consumer<Signal> signals;
    private final Unanswered unanswered = new Unanswered();

    StandardChildren(Ground ground, MapRunOrder order, boolean redriven, Consumer<Signal> signals) {
        this.ground = ground;
        this.order = order;
        this.names = new ChildNames(order);
        this.parent = ground.execution(order.parent().arn());
        this.redriven = redriven;
        this.signals = signals;
    }

    @Override
    public int atOnceMax() {
        return AT_ONCE_MAX;
    }

    @Override
    public int startingMax() {
        return STARTING_MAX;
    }

    /** After a redrive, one that has ended without success goes on where it failed. */
    @Override
    public void start(long index, ChildSource.Child child) throws InterruptedException {
        CrashPoint.MAP_CHILD_STARTING.reached();
        ExecutionRow known = redriven ? ground.executionIfThere(names.arn(index)) : null;
        if (known == null) {
            begin(index, child);
        } else if (!known.status().isClosed() || MapRunRows.hasEnded(ground.store(), order.mapRunArn(), index)) {
            signals.accept(new Signal.Started(null)); // it goes on already, or has ended since: its end is told of
        } else {
            redrive(index, new EndedChild(index, known.status(), child.items(), false, null));
        }
    }

    /** One whose history has no room stays as it is, and counts. */
    private void redrive(long index, EndedChild otherwise) throws InterruptedException {
        unanswered.asked();
        ground.redriveChild(names.arn(index), (goesOn, failure) -> {
            unanswered.answered();
            if (failure == null && !goesOn) {
                signals.accept(new Signal.Finished(otherwise));
            }
            signals.accept(new Signal.Started(failure));
        });
    }

    private void begin(long index, ChildSource.Child child) throws InterruptedException {
        ExecutionOrigin origin = new ExecutionOrigin(
                names.arn(index),
                names.name(index),
                names.stateMachineArn(),
                order.labelledMachine(),
                order.childDefinitionId(),
                order.parent().roleArn(),
                null);
        MapRunChild place = new MapRunChild(order.mapRunArn(), index, child.items());
        ExecutionRow row = ExecutionRow.startingChild(origin, parent, place);
        unanswered.asked();
        ground.startChild(row, child.input(), failure -> {
            unanswered.answered();
            signals.accept(new Signal.Started(failure));
        });
    }

    @Override
    public void stop(long index) throws InterruptedException {
        ground.stopChild(names.arn(index), failure -> {
            if (failure != null) {
                signals.accept(new Signal.Lost(failure));
            }
        });
    }

    @Override
    public void eachThatRuns(Seen seen) {
        Entry last = null;
        List<Entry> entries;
        do {
            entries = ExecutionIndexRows.read(
                    ground.store(), order.mapRunArn(), ExecutionStatus.RUNNING, last, CHILDREN_PER_READ);
            for (Entry entry : entries) {
                last = entry;
                ExecutionRow row = ground.executionIfThere(entry.arn());
                MapRunChild child = row == null ? null : row.child();
                if (child != null) {
                    seen.running(child.index(), child.items());
                }
            }
        } while (entries.size() == CHILDREN_PER_READ);
    }

    @Override
    public void awaitStarts() throws InterruptedException {
        unanswered.await(ground.world().threads());
    }

    @Override
    public void close() {
        // they go on by themselves
    }
}
