package io.stepwell.simulation.machine;

import io.stepwell.runtime.world.Loop;
import io.stepwell.runtime.world.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Threads of which one at a time runs. The driver draws who has the next turn: a loop makes one step, a thread runs on
 * until it waits, somebody outside does what is due. A loop that waits for an answer in the middle of its step lets the
 * others have their turns meanwhile.
 */
public final class SimulatedThreads implements Threads {
    private static final int OUTSIDERS_MAX = 32;

    private final SimulatedClock clock;
    private final RandomGenerator random;
    private final Trace trace;
    private final Others others;
    private final List<Turn> turns = new ArrayList<>();
    private final List<SimulatedThread> outside = new ArrayList<>();
    private @Nullable SimulatedThread current;
    private long progress;

    /** Those outside the process who want a turn: clients, workers, fate. */
    public interface Others {
        /** When they have something to do if nothing else happens; {@link Long#MAX_VALUE} for never. */
        long readyAtMillis();

        /** Takes one of the things to do now. */
        Errand next();
    }

    /** What somebody outside does, on a thread of its own. */
    public record Errand(String name, Runnable work) {}

    public SimulatedThreads(SimulatedClock clock, RandomGenerator random, Trace trace, Others others) {
        this.clock = clock;
        this.random = random;
        this.trace = trace;
        this.others = others;
    }

    /** All threads are dead, and whoever waited for the process knows it. */
    public void crash() {
        List<Turn> victims = List.copyOf(turns);
        turns.clear();
        outside.clear();
        current = null;
        for (Turn victim : victims) {
            if (victim instanceof SimulatedThread thread) {
                current = thread;
                thread.die();
            }
        }
        current = null;
        turns.clear();
    }

    /** Gives somebody a turn; false when nobody can go on before {@link #readyAtMillis}. */
    public boolean turn() throws InterruptedException {
        List<Turn> ready = new ArrayList<>();
        for (Turn turn : turns) {
            if (!turn.busy && turn.isReady()) {
                ready.add(turn);
            }
        }
        boolean errand = outside.size() < OUTSIDERS_MAX && others.readyAtMillis() <= clock.millis();
        int count = ready.size() + (errand ? 1 : 0);
        if (count == 0) {
            return false;
        }
        int drawn = random.nextInt(count);
        if (drawn == ready.size()) {
            Errand next = others.next();
            SimulatedThread thread = new SimulatedThread(this, next.name(), next.work());
            outside.add(thread);
            turns.add(thread);
            give(thread);
        } else {
            give(ready.get(drawn));
        }
        return true;
    }

    private void give(Turn turn) throws InterruptedException {
        trace.add(clock.millis() + " " + turn.name);
        SimulatedThread before = current;
        turn.busy = true;
        if (turn instanceof SimulatedThread thread) {
            progress++;
            current = thread;
        }
        turn.take();
        current = before;
        turn.busy = false;
        turns.removeIf(t -> t.gone);
        outside.removeIf(t -> t.gone);
    }

    /** When somebody can go on although nothing happens. */
    public long readyAtMillis() {
        long at = outside.size() < OUTSIDERS_MAX ? others.readyAtMillis() : Long.MAX_VALUE;
        for (Turn turn : turns) {
            if (!turn.busy) {
                at = Math.min(at, turn.readyAtMillis());
            }
        }
        return at;
    }

    void begin(Turn turn) {
        turns.add(turn);
    }

    long millis() {
        return clock.millis();
    }

    /** Changes whenever something may have happened that a resting loop should look at. */
    long progress() {
        return progress;
    }

    /** Something may have happened. */
    void stir() {
        progress++;
    }

    /** Waits until something is so, or until a moment: a thread in its place, the driver by giving turns. */
    void await(BooleanSupplier condition, long untilMillis) throws InterruptedException {
        SimulatedThread thread = current;
        if (thread != null && thread.isCurrent()) {
            thread.await(condition, untilMillis);
            return;
        }
        while (!condition.getAsBoolean() && clock.millis() < untilMillis) {
            if (!turn()) {
                clock.advance(Math.max(1, Math.min(Math.min(readyAtMillis(), untilMillis) - clock.millis(), 1_000)));
            }
        }
    }

    @Override
    public Running loop(String name, Loop loop) {
        return new SimulatedLoop(this, name, loop);
    }

    @Override
    public Running call(String name, Runnable call) {
        return new SimulatedThread(this, name, call);
    }

    @Override
    public Lane lane(String name) {
        SimulatedLane lane = new SimulatedLane(this, name);
        turns.add(lane);
        return lane;
    }

    @Override
    public <T> T await(CompletableFuture<T> answer, long millisMax)
            throws ExecutionException, TimeoutException, InterruptedException {
        await(answer::isDone, clock.millis() + millisMax);
        if (!answer.isDone()) {
            throw new TimeoutException();
        }
        return answer.get(0, TimeUnit.MILLISECONDS);
    }

    @Override
    public void pause(long millis) throws InterruptedException {
        await(() -> false, clock.millis() + millis);
    }

    @Override
    public <T> Mailbox<T> mailbox() {
        return new SimulatedMailbox<>(this);
    }

    @Override
    public Permits permits(int count) {
        return new SimulatedPermits(this, count);
    }
}
