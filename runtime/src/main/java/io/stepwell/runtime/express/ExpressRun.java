package io.stepwell.runtime.express;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.Moment;
import io.stepwell.engine.TimerRef;
import io.stepwell.engine.command.Command;
import io.stepwell.engine.decide.Decision;
import io.stepwell.engine.decide.Engine;
import io.stepwell.engine.effect.Effect;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Execution;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.work.Dispatcher;
import io.stepwell.runtime.world.Threads;
import io.stepwell.runtime.world.World;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * One execution on one thread: a partition in small, without a store.
 *
 * <pre>
 *  start ──► decide ──► events to the witness ──► effects: calls to the dispatcher, timers kept here
 *              ▲                                                   │
 *              └──── deadline, end of a call, due timer ◄──────────┘ the thread waits for the first of them
 * </pre>
 */
final class ExpressRun implements AutoCloseable {
    private final Engine engine;
    private final Dispatcher dispatcher;
    private final InstantSource clock;
    private final SplittableRandom seeds;
    private final Consumer<List<Event>> witness;
    private final Threads.Mailbox<Command> endedCalls;
    private final PriorityQueue<Due> timers = new PriorityQueue<>(Comparator.comparingLong(Due::millis));
    private final Set<TaskRef> inFlight = new HashSet<>();
    private long lastMillis;

    private record Due(TimerRef timer, long millis) {}

    ExpressRun(Engine engine, Dispatcher dispatcher, World world, Consumer<List<Event>> witness) {
        this.engine = engine;
        this.dispatcher = dispatcher;
        this.clock = world.clock();
        this.endedCalls = world.threads().mailbox();
        this.seeds = new SplittableRandom(world.chance().nextLong());
        this.witness = witness;
    }

    /** Answers the execution once it is closed. */
    Execution toItsEnd(Definition definition, ExecutionOrigin origin, Json input, long deadlineMillis)
            throws InterruptedException {
        Engine.Begun begun = engine.start(origin, definition, input, moment());
        Execution execution = begun.execution();
        carryOut(begun.decision());
        while (!execution.status().isClosed()) {
            Command next = next(deadlineMillis);
            carryOut(engine.decide(execution, next, moment()));
        }
        return execution;
    }

    private Command next(long deadlineMillis) throws InterruptedException {
        while (true) {
            long now = now();
            if (now >= deadlineMillis) {
                return new Command.TimeOutExecution();
            }
            Command ended = endedCalls.poll();
            if (ended != null) {
                return ended;
            }
            Due first = timers.peek();
            if (first != null && first.millis() <= now) {
                timers.remove();
                return fire(first.timer());
            }
            long until = first == null ? deadlineMillis : Math.min(deadlineMillis, first.millis());
            ended = endedCalls.poll(until - now);
            if (ended != null) {
                return ended;
            }
        }
    }

    private static Command fire(TimerRef timer) throws InterruptedException {
        if (timer.kind() == TimerRef.Kind.RESUME) {
            if (Thread.interrupted()) { // states that never wait would not notice
                throw new InterruptedException();
            }
            Thread.yield();
        }
        return new Command.FireTimer(timer);
    }

    private void carryOut(Decision decision) {
        if (!decision.events().isEmpty()) {
            witness.accept(decision.events());
        }
        for (Effect effect : decision.effects()) {
            switch (effect) {
                case Effect.InvokeTask e -> invoke(e.call());
                case Effect.ForgetTask e -> {
                    inFlight.remove(e.ref());
                    dispatcher.cancel(e.ref());
                }
                case Effect.SetTimer e -> timers.add(new Due(e.timer(), e.dueMillis()));
                case Effect.ClearTimer e -> timers.remove(new Due(e.timer(), e.dueMillis()));
                case Effect.OfferActivity e -> throw notExpress(e.activityArn());
                case Effect.WithdrawActivity e -> throw notExpress(e.activityArn());
                case Effect.PollJob e -> throw notExpress(e.call().resource().arn());
                case Effect.CancelJob e -> throw notExpress(e.call().resource().arn());
                case Effect.StartMapRun e -> throw notExpress(e.order().mapRunArn());
                case Effect.RedriveMapRun e -> throw notExpress(e.mapRunArn());
                case Effect.StopMapRun e -> throw notExpress(e.mapRunArn());
                case Effect.PublishStatus ignored -> {} // its own caller learns of the end; nobody else may
            }
        }
    }

    private void invoke(TaskCall call) {
        inFlight.add(call.ref());
        dispatcher.invoke(call, this::ended);
    }

    private void ended(TaskRef ref, TaskOutcome outcome) {
        endedCalls.put(new Command.FinishCall(ref.scheduledEventId(), outcome));
    }

    private static IllegalStateException notExpress(String resource) {
        return new IllegalStateException("an express workflow was accepted although it uses " + resource);
    }

    private Moment moment() {
        return new Moment(now(), seeds.nextLong());
    }

    /** The clock's time, but never before an earlier one. */
    private long now() {
        lastMillis = Math.max(lastMillis, clock.millis());
        return lastMillis;
    }

    /** Gives up the calls that are still being made. */
    @Override
    public void close() {
        inFlight.forEach(dispatcher::cancel);
    }
}
