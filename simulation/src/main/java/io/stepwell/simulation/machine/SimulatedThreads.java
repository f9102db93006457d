package io.stepwell.simulation.machine;

import io.stepwell.runtime.world.Loop;
import io.stepwell.runtime.world.Rest;
import io.stepwell.runtime.world.Threads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * Threads that are one thread: each turn one of those that can go on makes one step. Whoever waits for an answer lets
 * the others have their turns meanwhile.
 */
public final class SimulatedThreads implements Threads {
    private static final int LATENCY_MILLIS_MAX = 2_000;
    private static final int LONG_LATENCY_MILLIS_MAX = 120_000;
    private static final int WAITING_MAX = 4;

    private final SimulatedClock clock;
    private final RandomGenerator random;
    private final Trace trace;
    private final Others others;
    private final List<Turn> turns = new ArrayList<>();
    private int waiting;
    private long progress;

    /** Those outside the process who want a turn: clients, workers, fate. */
    public interface Others {
        /** Whether they have something to do now. */
        boolean isReady();

        void step() throws InterruptedException;

        /** When they have something to do if nothing else happens; {@link Long#MAX_VALUE} for never. */
        long readyAtMillis();
    }

    /** Something that can be given a turn. */
    private abstract static class Turn {
        final String name;
        boolean busy;
        boolean gone;

        Turn(String name) {
            this.name = name;
        }

        abstract boolean isReady();

        /** When it is ready at the latest. */
        abstract long readyAtMillis();

        abstract void take() throws InterruptedException;
    }

    public SimulatedThreads(SimulatedClock clock, RandomGenerator random, Trace trace, Others others) {
        this.clock = clock;
        this.random = random;
        this.trace = trace;
        this.others = others;
    }

    /** All threads are dead. */
    public void crash() {
        turns.clear();
        waiting = 0;
    }

    /** Gives somebody a turn; false when nobody can go on before {@link #readyAtMillis}. */
    public boolean turn() throws InterruptedException {
        List<Turn> ready = new ArrayList<>();
        for (Turn turn : turns) {
            if (!turn.busy && turn.isReady()) {
                ready.add(turn);
            }
        }
        boolean outside = waiting < WAITING_MAX && others.isReady();
        int count = ready.size() + (outside ? 1 : 0);
        if (count == 0) {
            return false;
        }
        int drawn = random.nextInt(count);
        if (drawn == ready.size()) {
            progress++;
            others.step();
            return true;
        }
        Turn turn = ready.get(drawn);
        trace.add(clock.millis() + " " + turn.name);
        turn.busy = true;
        turn.take();
        turn.busy = false;
        turns.removeIf(t -> t.gone);
        return true;
    }

    /** When somebody can go on although nothing happens. */
    public long readyAtMillis() {
        long at = waiting < WAITING_MAX ? others.readyAtMillis() : Long.MAX_VALUE;
        for (Turn turn : turns) {
            if (!turn.busy) {
                at = Math.min(at, turn.readyAtMillis());
            }
        }
        return at;
    }

    @Override
    public Running loop(String name, Loop loop) {
        return new LoopTurn(name, loop);
    }

    @Override
    public Running call(String name, Runnable call) {
        return new CallTurn(name, call);
    }

    @Override
    public Lane lane(String name) {
        LaneTurn lane = new LaneTurn(name);
        turns.add(lane);
        return lane;
    }

    @Override
    public <T> T await(CompletableFuture<T> answer, long millisMax)
            throws ExecutionException, TimeoutException, InterruptedException {
        long until = clock.millis() + millisMax;
        waiting++;
        while (!answer.isDone() && clock.millis() < until) {
            if (!turn()) {
                clock.advance(Math.max(1, Math.min(readyAtMillis(), until) - clock.millis()));
            }
        }
        waiting--;
        if (!answer.isDone()) {
            throw new TimeoutException();
        }
        return answer.get(0, TimeUnit.MILLISECONDS);
    }

    /** A loop: ready when it is not resting, or when something has happened that may end its rest. */
    private final class LoopTurn extends Turn implements Running {
        private final Loop loop;
        private Rest rest = Rest.NONE;
        private long restsUntil = Long.MIN_VALUE;
        private long seen = -1;

        LoopTurn(String name, Loop loop) {
            super(name);
            this.loop = loop;
        }

        @Override
        public void start() {
            turns.add(this);
        }

        @Override
        boolean isReady() {
            boolean stirred = progress != seen;
            return switch (rest) {
                case Rest.None _ -> true;
                case Rest.Pause _ -> clock.millis() >= restsUntil;
                case Rest.ForWork _ -> stirred || clock.millis() >= restsUntil;
                case Rest.UntilThrough _ -> stirred;
            };
        }

        @Override
        long readyAtMillis() {
            return restsUntil;
        }

        @Override
        void take() throws InterruptedException {
            if (loop.isOver()) {
                loop.end();
                gone = true;
                progress++;
                return;
            }
            seen = progress;
            rest = loop.step();
            restsUntil = switch (rest) {
                case Rest.None _ -> clock.millis();
                case Rest.Pause r -> clock.millis() + r.millis();
                case Rest.ForWork r ->
                    r.millisMax() > Integer.MAX_VALUE ? Long.MAX_VALUE : clock.millis() + r.millisMax();
                case Rest.UntilThrough _ -> Long.MAX_VALUE;
            };
            if (rest instanceof Rest.None) {
                progress++;
            }
        }

        @Override
        public void interrupt() {
            rest = Rest.NONE;
        }

        @Override
        public boolean join(long millisMax) throws InterruptedException {
            rest = Rest.NONE;
            while (!gone && turns.contains(this)) {
                if (!turn()) {
                    clock.advance(Math.max(1, readyAtMillisOfAll() - clock.millis()));
                }
            }
            return true;
        }

        private long readyAtMillisOfAll() {
            return Math.min(SimulatedThreads.this.readyAtMillis(), clock.millis() + millisOfPatience());
        }

        private long millisOfPatience() {
            return 1_000;
        }
    }

    /** A call: it takes its time, then is made at once. */
    private final class CallTurn extends Turn implements Running {
        private final Runnable call;
        private long dueMillis;

        CallTurn(String name, Runnable call) {
            super(name);
            this.call = call;
        }

        @Override
        public void start() {
            int bound = random.nextInt(10) == 0 ? LONG_LATENCY_MILLIS_MAX : LATENCY_MILLIS_MAX;
            dueMillis = clock.millis() + random.nextInt(bound);
            turns.add(this);
        }

        @Override
        boolean isReady() {
            return !gone && clock.millis() >= dueMillis;
        }

        @Override
        long readyAtMillis() {
            return gone ? Long.MAX_VALUE : dueMillis;
        }

        @Override
        void take() {
            gone = true;
            progress++;
            call.run();
            boolean cleared = Thread.interrupted(); // it is this call's own mark, not the simulation's
            trace.add(cleared ? name + " was interrupted" : name + " ended");
        }

        @Override
        public void interrupt() {
            gone = true;
        }

        @Override
        public boolean join(long millisMax) {
            return gone;
        }
    }

    /** Work in order. */
    private final class LaneTurn extends Turn implements Lane {
        private final ArrayDeque<Runnable> works = new ArrayDeque<>();

        LaneTurn(String name) {
            super(name);
        }

        @Override
        public void execute(Runnable work) {
            works.add(work);
        }

        @Override
        boolean isReady() {
            return !works.isEmpty();
        }

        @Override
        long readyAtMillis() {
            return works.isEmpty() ? Long.MAX_VALUE : clock.millis();
        }

        @Override
        void take() {
            progress++;
            works.removeFirst().run();
        }

        @Override
        public void close() {
            works.clear();
            gone = true;
        }
    }
}
