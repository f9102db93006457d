package io.stepwell.runtime.maprun;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.maprun.MapRunOrder;
import io.stepwell.language.definition.Definition;
import io.stepwell.runtime.express.ExpressRunner;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.world.Threads;
import io.stepwell.storage.crash.CrashPoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Children that are express executions: each runs in memory on a light thread, and only its result is kept. One that a
 * crash interrupts is run again.
 */
final class ExpressChildren implements Children {
    private static final Logger LOG = LoggerFactory.getLogger(ExpressChildren.class);
    private static final int AT_ONCE_MAX = 1_000;

    /** How long an express workflow may run (quota of AWS Step Functions). */
    private static final Duration DURATION_MAX = Duration.ofMinutes(5);

    private static final Consumer<List<Event>> NOBODY = events -> {};

    private final Ground ground;
    private final MapRunOrder order;
    private final Definition definition;
    private final ChildNames names;
    private final Consumer<Signal> signals;
    private final Map<Long, Threads.Running> running = new ConcurrentHashMap<>();
    private final Set<Long> stopped = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ExpressChildren(Ground ground, MapRunOrder order, Consumer<Signal> signals) {
        this.ground = ground;
        this.order = order;
        this.definition = ground.definition(order.childDefinitionId());
        this.names = new ChildNames(order);
        this.signals = signals;
    }

    @Override
    public int atOnceMax() {
        return AT_ONCE_MAX;
    }

    @Override
    public int startingMax() {
        return AT_ONCE_MAX;
    }

    @Override
    public void start(long index, ChildSource.Child child) {
        Threads.Running thread = ground.world().threads().call("map-child", () -> run(index, child));
        running.put(index, thread);
        signals.accept(new Signal.Started(null));
        thread.start();
    }

    private void run(long index, ChildSource.Child child) {
        long startMillis = ground.world().clock().millis();
        CrashPoint.MAP_CHILD_STARTING.reached();
        try {
            long deadline = startMillis + DURATION_MAX.toMillis();
            ExpressRunner.Outcome outcome =
                    ground.express().run(definition, origin(index), child.input(), deadline, NOBODY);
            EndedChild.Record record = new EndedChild.Record(
                    child.input(),
                    outcome.output(),
                    outcome.error(),
                    outcome.cause(),
                    outcome.startMillis(),
                    outcome.stopMillis());
            signals.accept(new Signal.Finished(new EndedChild(index, outcome.status(), child.items(), record)));
        } catch (InterruptedException e) {
            interrupted(index, child, startMillis);
        } catch (RuntimeException e) {
            LOG.error("the child {} of {} broke off", index, order.mapRunArn(), e);
            if (!closed) {
                signals.accept(new Signal.Lost(e));
            }
        } finally {
            running.remove(index);
        }
    }

    /** A child that was stopped is aborted; one that the node gives up is run again after the next start. */
    private void interrupted(long index, ChildSource.Child child, long startMillis) {
        if (stopped.contains(index) && !closed) {
            long now = ground.world().clock().millis();
            EndedChild.Record record = new EndedChild.Record(child.input(), null, null, null, startMillis, now);
            signals.accept(new Signal.Finished(new EndedChild(index, ExecutionStatus.ABORTED, child.items(), record)));
        }
    }

    private ExecutionOrigin origin(long index) {
        return new ExecutionOrigin(
                names.expressArn(index),
                names.name(index),
                names.stateMachineArn(),
                order.labelledMachine(),
                order.childDefinitionId(),
                order.parent().roleArn(),
                null);
    }

    @Override
    public void stop(long index) {
        stopped.add(index);
        Threads.Running thread = running.get(index);
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** None: they live and end with their drive. */
    @Override
    public void eachThatRuns(Seen seen) {}

    /** They begin at once. */
    @Override
    public void awaitStarts() {}

    @Override
    public void close() {
        closed = true;
        running.values().forEach(Threads.Running::interrupt);
    }
}
