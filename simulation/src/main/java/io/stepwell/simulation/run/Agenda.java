package io.stepwell.simulation.run;

import io.stepwell.simulation.machine.Crash;
import io.stepwell.simulation.machine.SimulatedClock;
import io.stepwell.simulation.machine.SimulatedThreads;
import io.stepwell.simulation.machine.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What those outside the process are going to do, and when. It outlives the process. */
final class Agenda implements SimulatedThreads.Others {
    private final SimulatedClock clock;
    private final RandomGenerator random;
    private final Trace trace;
    private final List<Deed> deeds = new ArrayList<>();

    /** One thing to do; it is done again when the process dies meanwhile. */
    private record Deed(String name, long dueMillis, Action action) {}

    /** What to do. */
    @FunctionalInterface
    interface Action {
        void take() throws InterruptedException;
    }

    Agenda(SimulatedClock clock, RandomGenerator random, Trace trace) {
        this.clock = clock;
        this.random = random;
        this.trace = trace;
    }

    void in(long millis, String name, Action action) {
        deeds.add(new Deed(name, clock.millis() + millis, action));
    }

    @Override
    public boolean isReady() {
        return deeds.stream().anyMatch(deed -> deed.dueMillis() <= clock.millis());
    }

    @Override
    public long readyAtMillis() {
        return deeds.stream().mapToLong(Deed::dueMillis).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public void step() throws InterruptedException {
        List<Deed> due = deeds.stream()
                .filter(deed -> deed.dueMillis() <= clock.millis())
                .toList();
        Deed deed = due.get(random.nextInt(due.size()));
        deeds.remove(deed);
        trace.add(clock.millis() + " " + deed.name());
        try {
            deed.action().take();
        } catch (Crash crash) {
            in(1_000, deed.name(), deed.action());
            throw crash;
        }
    }
}
