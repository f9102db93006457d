package io.stepwell.runtime.maprun;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.maprun.MapRunOrder;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.Failure;
import io.stepwell.language.data.StateFailure;
import io.stepwell.runtime.MapRuns.Tally;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.MapRunRow;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.runtime.world.Threads;
import io.stepwell.storage.WriteBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A map run from where its rows say it is to its end, on one thread.
 *
 * <pre>
 *  rows ──► RUNNING ── all children have ended ──────────────► results ──► closed ──► parent told ──► settled
 *              │                                                 ▲
 *              └─ stopped, or too many failed, or no item ──► GIVING UP: running children are stopped
 * </pre>
 *
 * Children are told apart by their place in the order of items. The end of a child is a row that was committed with that
 * end; a start can be repeated. So whatever a crash interrupts is done again from the rows, and counts once.
 */
final class Drive {
    private static final int CHILDREN_PER_ROUND = 256;
    private static final int CHILDREN_PER_READ = 1_000;
    private static final int CHILDREN_PER_CHECKPOINT = 1_000;

    private final Ground ground;
    private final MapRunOrder order;
    private final Work work;
    private final Results results;
    private final Children children;
    private final KnownEnds knownEnds;
    private final Threads.Mailbox<Signal> signals;
    private final AtomicReference<@Nullable MapRunRow> shown;
    private final List<EndedChild> unwritten = new ArrayList<>();
    private final List<Signal.Update> updates = new ArrayList<>();
    private MapRunRow row;
    private final Progress progress;
    private int starting;
    private boolean exhausted;
    private boolean stopped;
    private boolean childrenStopped;

    /**
     * What there is to do.
     *
     * @param source opens the items behind the first ones
     * @param itemsTotal how many there are; -1 when nobody knows
     * @param batched whether a child may have several items
     */
    record Work(Source source, long itemsTotal, boolean batched) {
        Tally items(Progress progress) {
            return progress.items(itemsTotal);
        }

        Tally executions(Progress progress) {
            return progress.executions(batched ? -1 : itemsTotal);
        }
    }

    /** Opens the children behind so many items. */
    interface Source {
        ChildSource open(long itemsDone) throws ItemReaderException, InterruptedException;
    }

    Drive(Ground ground, MapRunOrder order, Work work, Results results, Children children, Box box) {
        this.ground = ground;
        this.order = order;
        this.work = work;
        this.results = results;
        this.children = children;
        this.signals = box.signals();
        this.shown = box.shown();
        this.row = Objects.requireNonNull(MapRunRows.read(ground.store(), order.mapRunArn()));
        this.knownEnds = new KnownEnds(ground.store(), order.mapRunArn(), row.redrives() > 0);
        this.progress = new Progress(row);
    }

    /**
     * Where others meet the map run.
     *
     * @param signals what it is told
     * @param shown what it tells
     */
    record Box(Threads.Mailbox<Signal> signals, AtomicReference<@Nullable MapRunRow> shown) {}

    void toItsEnd() throws InterruptedException {
        learn();
        if (!row.status().isClosed()) {
            goOn();
        }
        new Ending(ground, order, work, results).of(row, progress, stopped, shown);
    }

    /** Takes in what the rows know of the children begun and this does not. */
    private void learn() {
        stopped |= MapRunRows.isToStop(ground.store(), order.mapRunArn(), row.redrives());
        knownEnds.readAgain();
        for (long index : progress.strays()) {
            MapRunRows.ended(ground.store(), order.mapRunArn(), index, 1).stream()
                    .filter(child -> child.index() == index)
                    .forEach(progress::end);
        }
        long from = progress.settledChildren();
        while (from < progress.begun()) {
            List<EndedChild> ended = MapRunRows.ended(ground.store(), order.mapRunArn(), from, CHILDREN_PER_READ);
            ended.stream().filter(child -> child.index() < progress.begun()).forEach(progress::end);
            if (ended.size() < CHILDREN_PER_READ) {
                return;
            }
            from = ended.getLast().index() + 1;
        }
    }

    private void goOn() throws InterruptedException {
        try (ChildSource source = open()) {
            while (true) {
                write();
                checkTolerance();
                boolean more = !isGivingUp() && begin(source);
                checkTolerance(); // of all items, once they are known
                if (isGivingUp()) {
                    giveUp();
                }
                show();
                if (isThrough()) {
                    return;
                }
                take(more);
            }
        }
    }

    private @Nullable ChildSource open() throws InterruptedException {
        if (isGivingUp()) {
            return null;
        }
        try {
            return work.source().open(progress.settledItems().ended());
        } catch (ItemReaderException e) {
            fail(new Failure(ItemReaderException.ERROR, e.causeText()));
            return null;
        }
    }

    /** Begins children and answers whether there is more to do at once. */
    private boolean begin(@Nullable ChildSource source) throws InterruptedException {
        for (int i = 0; i < CHILDREN_PER_ROUND; i++) {
            if (source == null || exhausted || starting >= children.startingMax() || !progress.mayBegin(atOnce())) {
                return false;
            }
            ChildSource.Child child = next(source);
            if (child == null) {
                exhausted = true;
                return true; // perhaps to give up
            }
            long index = progress.begun();
            if (knownEnds.isRedone(index)) {
                progress.redone(index, child.items());
            }
            EndedChild known = knownEnds.of(index);
            if (known != null) {
                progress.end(known);
            }
            if (progress.begin(child.items())) {
                starting++;
                children.start(index, child);
            }
            if (known != null && known.status() != ExecutionStatus.SUCCEEDED) {
                return true; // perhaps one too many
            }
        }
        return true;
    }

    private ChildSource.@Nullable Child next(ChildSource source) throws InterruptedException {
        try {
            return source.next();
        } catch (ItemReaderException e) {
            fail(new Failure(ItemReaderException.ERROR, e.causeText()));
        } catch (StateFailure e) {
            fail(new Failure(e.error(), e.cause(order.stateName(), order.enteredEventId())));
        }
        return null;
    }

    private long atOnce() {
        long wanted = row.bounds().maxConcurrency();
        return wanted == 0 ? children.atOnceMax() : Math.min(wanted, children.atOnceMax());
    }

    /** Stops all children, also those of earlier drives that this one has not come to. */
    private void giveUp() throws InterruptedException {
        if (childrenStopped) {
            return;
        }
        childrenStopped = true;
        children.eachThatRuns(progress::stray);
        for (long index : progress.running()) {
            children.stop(index);
        }
    }

    private boolean isGivingUp() {
        return stopped || row.failure() != null;
    }

    private boolean isThrough() {
        return progress.isIdle() && starting == 0 && unwritten.isEmpty() && (exhausted || isGivingUp());
    }

    /** Takes what has been signalled; waits for it unless there is something else to do. */
    private void take(boolean more) throws InterruptedException {
        Signal first = more ? signals.poll() : signals.take();
        if (first != null) {
            heed(first);
        }
        for (Signal next = signals.poll(); next != null; next = signals.poll()) {
            heed(next);
        }
    }

    private void heed(Signal signal) {
        switch (signal) {
            case Signal.Ended e -> progress.end(e.child());
            case Signal.Finished e -> unwritten.add(e.child());
            case Signal.Stop e -> stopped |= e.redrives() == row.redrives();
            case Signal.LookAgain ignored -> learn();
            case Signal.Update e -> updates.add(e);
            case Signal.Lost e -> throw new IllegalStateException("a child is lost sight of", e.failure());
            case Signal.Started e -> {
                starting--;
                if (e.failure() != null) {
                    throw new IllegalStateException("a child could not be started: " + e.failure(), e.failure());
                }
            }
        }
    }

    /** Makes durable what is not, and from time to time how far the map run is. */
    private void write() throws InterruptedException {
        WriteBatch rows = new WriteBatch();
        unwritten.forEach(child -> MapRunRows.putEnded(rows, order.mapRunArn(), child));
        for (Signal.Update update : updates) {
            row = row.withBounds(update.change().applied(row.bounds()));
        }
        boolean due = progress.settledChildren() - row.settled() >= CHILDREN_PER_CHECKPOINT;
        if (due) {
            row = row.settled(progress.settledItems(), progress.settledExecutions());
        }
        if (due || !updates.isEmpty()) {
            MapRunRows.put(rows, row);
        }
        if (rows.isEmpty()) {
            return;
        }
        ground.write(order.parent().arn(), rows);
        unwritten.forEach(progress::end);
        unwritten.clear();
        updates.forEach(update -> update.reply().complete(true));
        updates.clear();
    }

    private void checkTolerance() throws InterruptedException {
        if (!isGivingUp() && isBeyondTolerance()) {
            fail(new Failure(
                    ErrorNames.EXCEED_TOLERATED_FAILURE_THRESHOLD,
                    "The specified tolerated failure threshold was exceeded"));
        }
    }

    private boolean isBeyondTolerance() {
        boolean known = exhausted || work.itemsTotal() >= 0;
        long total = known ? work.items(progress).total() : -1;
        return Tolerance.isExceeded(row.bounds(), progress.failedItems(), total);
    }

    private void fail(Failure reason) throws InterruptedException {
        row = row.failing(reason);
        WriteBatch rows = new WriteBatch();
        MapRunRows.put(rows, row);
        ground.write(order.parent().arn(), rows);
    }

    private void show() {
        shown.set(row.settled(work.items(progress), work.executions(progress)));
    }
}
