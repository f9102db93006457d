package io.stepwell.simulation.run;

import io.stepwell.simulation.machine.Crash;
import io.stepwell.simulation.machine.SimulatedClock;
import io.stepwell.simulation.machine.SimulatedThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What those outside the process are going to do, and when. It outlives the process. */
final class Agenda implements SimulatedThreads.Others {
    private final SimulatedClock clock;
    private final RandomGenerator random;
    private final List<Deed> deeds = new ArrayList<>();

    /** One thing to do; it is done again when the process dies meanwhile. */
    private record Deed(String name, long dueMillis, Action action) {}

    /** What to do. */
    @FunctionalInterface
    interface Action {
        void take() throws InterruptedException;
    }

    Agenda(SimulatedClock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    void in(long millis, String name, Action action) {
        deeds.add(new Deed(name, clock.millis() + millis, action));
    }

    @Override
    public long readyAtMillis() {
        return deeds.stream().mapToLong(Deed::dueMillis).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public SimulatedThreads.Errand next() {
        List<Deed> due = deeds.stream()
                .filter(deed -> deed.dueMillis() <= clock.millis())
                .toList();
        Deed deed = due.get(random.nextInt(due.size()));
        deeds.remove(deed);
        return new SimulatedThreads.Errand(deed.name(), () -> carryOut(deed));
    }

    private void carryOut(Deed deed) {
        try {
            deed.action().take();
        } catch (Crash crash) {
            in(1_000, deed.name(), deed.action());
            throw crash;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody interrupts those outside", e);
        }
    }
}
