package io.stepwell.runtime.node;

import io.stepwell.engine.event.Event;
import io.stepwell.engine.task.Integration;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue.NewStateMachine;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.maprun.Datasets;
import io.stepwell.runtime.world.World;
import io.stepwell.storage.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A node on a store, with the few calls that tests make. */
final class Fixture implements AutoCloseable {
    /** So long that only what will never happen is given up, however busy the machine is. */
    private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();

    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(1).toNanos();
    final ManualClock clock;
    final Node node;

    Fixture(Store store, ManualClock clock, Integration... integrations) {
        this(NodeSettings.defaults(), store, clock, integrations);
    }

    Fixture(NodeSettings settings, Store store, ManualClock clock, Integration... integrations) {
        this.clock = clock;
        this.node = Node.open(settings, store, List.of(integrations), clock);
    }

    Fixture(Store store, ManualClock clock, Datasets datasets, Integration... integrations) {
        this.clock = clock;
        this.node = Node.open(NodeSettings.defaults(), store, List.of(integrations), datasets, World.real(clock));
    }

    StateMachine create(String name, String definition) {
        return create(name, "STANDARD", definition);
    }

    StateMachine create(String name, String type, String definition) {
        return node.catalogue()
                .createStateMachine(new NewStateMachine(
                        "arn:aws:states:us-east-1:123456789012:stateMachine:" + name,
                        name,
                        type,
                        definition,
                        "arn:aws:iam::123456789012:role/r",
                        "{}",
                        "{}",
                        null,
                        Map.of()));
    }

    String start(StateMachine machine, @Nullable String name, String input) {
        return node.executions()
                .start(machine.arn(), name, Json.parse(input), null)
                .arn();
    }

    ExecutionView finished(String arn) {
        until(() -> node.executions().describe(arn).summary().status().isClosed());
        return node.executions().describe(arn);
    }

    /** The names of the events of the history. */
    List<String> history(String arn) {
        List<String> names = new ArrayList<>();
        for (Event event : node.executions().history(arn, null, 10_000, false).items()) {
            names.add(event.head().id() + " " + event.getClass().getSimpleName());
        }
        return names;
    }

    void advance(Duration by) {
        clock.advance(by);
        node.wake();
    }

    /** Waits for other threads to bring something about. */
    static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("it did not happen in time");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS); // those who are waited for need the processor
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
