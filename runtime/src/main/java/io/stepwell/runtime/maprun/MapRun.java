package io.stepwell.runtime.maprun;

import io.stepwell.engine.item.ItemReader;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.engine.item.ReadRequest;
import io.stepwell.engine.item.ReaderConfiguration;
import io.stepwell.engine.item.StateItems;
import io.stepwell.engine.maprun.ItemInputs;
import io.stepwell.engine.maprun.MapRunOrder;
import io.stepwell.language.data.ReaderRequest;
import io.stepwell.language.definition.DistributedMapState;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.rows.MapRunRow;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.runtime.world.Threads;
import io.stepwell.storage.crash.CrashPoint;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A map run that is under way: drives it, and begins anew from its rows when the store would not take a write. */
final class MapRun {
    private static final Logger LOG = LoggerFactory.getLogger(MapRun.class);
    private static final long PAUSE_MILLIS = 250;
    private static final long PAUSE_MILLIS_MAX = 5_000;

    private final String arn;
    private final Ground ground;
    private final AtomicReference<@Nullable MapRunRow> shown = new AtomicReference<>();
    private @Nullable Children before;
    private volatile Threads.Mailbox<Signal> signals;

    MapRun(String arn, Ground ground) {
        this.arn = arn;
        this.ground = ground;
        this.signals = ground.world().threads().mailbox();
    }

    /** How far it is; null before its rows were read. */
    @Nullable
    MapRunRow shown() {
        return shown.get();
    }

    /** Tells it something; never waits. */
    void signal(Signal signal) {
        signals.put(signal);
    }

    /** Drives it to its end; returns early only when the thread is interrupted. */
    void run() {
        long pauseMillis = PAUSE_MILLIS;
        while (true) {
            try {
                drive();
                return;
            } catch (InterruptedException e) {
                return; // the node stops; the rows say how to go on
            } catch (RuntimeException e) {
                LOG.warn("the map run {} begins anew from its rows: {}", arn, e.toString());
            }
            try {
                ground.world().threads().pause(pauseMillis);
            } catch (InterruptedException e) {
                return;
            }
            pauseMillis = Math.min(2 * pauseMillis, PAUSE_MILLIS_MAX);
        }
    }

    /** Whether it is to be taken up again. */
    boolean isToGoOn() {
        MapRunRow row = MapRunRows.read(ground.store(), arn);
        return row != null && redriveMillis(row) != null;
    }

    private @Nullable Long redriveMillis(MapRunRow row) {
        return row.status().isClosed() ? MapRunRows.redriveMillis(ground.store(), arn, row.redrives() + 1) : null;
    }

    /** The row to go on from; null when there is none, because its execution was forgotten. */
    private @Nullable MapRunRow takeUp() throws InterruptedException {
        MapRunRow row = MapRunRows.read(ground.store(), arn);
        Long sinceMillis = row == null ? null : redriveMillis(row);
        if (row == null || sinceMillis == null) {
            return row;
        }
        new TakingUp(ground, row).since(sinceMillis);
        return Objects.requireNonNull(MapRunRows.read(ground.store(), arn));
    }

    private void drive() throws InterruptedException {
        if (before != null) {
            before.awaitStarts(); // whoever runs can be seen then
        }
        MapRunRow row = takeUp();
        if (row == null) {
            return;
        }
        shown.set(row);
        signals = ground.world().threads().mailbox(); // before the rows are read, so that no end is missed
        CrashPoint.MAP_RUN_BEGUN.reached();
        MapRunOrder order = MapRunRows.order(ground.store(), arn);
        DistributedMapState state =
                ground.definition(order.parent().definitionId()).distributedMap(order.stateName());
        ItemInputs inputs = new ItemInputs(state, order);
        Json items = order.items();
        Drive.Work work = new Drive.Work(
                done -> new ChildSource(open(order, items), inputs, order.batches(), ground.payloadBytes(), done),
                items == null ? -1 : StateItems.count(items),
                order.batches() != null);
        WorkflowType type = state.distribution().executionType();
        try (Children children = children(order, type, row.redrives() > 0)) {
            before = children;
            Results results = new Results(ground, order, type);
            new Drive(ground, order, work, results, children, new Drive.Box(signals, shown)).toItsEnd();
        }
    }

    /** They speak to this drive alone: what they say must not reach a later one. */
    private Children children(MapRunOrder order, WorkflowType type, boolean redriven) {
        Threads.Mailbox<Signal> ofThisDrive = signals;
        return switch (type) {
            case STANDARD -> new StandardChildren(ground, order, redriven, ofThisDrive::put);
            case EXPRESS -> new ExpressChildren(ground, order, ofThisDrive::put);
        };
    }

    private ItemStream open(MapRunOrder order, @Nullable Json items) throws ItemReaderException, InterruptedException {
        ReaderRequest wanted = order.reader();
        if (wanted == null) {
            return new StateItems(items == null ? Json.NULL : items);
        }
        for (ItemReader reader : ground.datasets().readers()) {
            if (reader.serves(wanted.resource())) {
                ReaderConfiguration configuration = ReaderConfiguration.of(wanted.configuration());
                return reader.open(new ReadRequest(wanted.resource(), wanted.parameters(), configuration, null));
            }
        }
        throw new ItemReaderException(
                "The resource " + wanted.resource() + " of the ItemReader is not supported by this server.");
    }
}
