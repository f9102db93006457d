package io.stepwell.simulation.machine;

import io.stepwell.runtime.world.Threads;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Messages for a thread of the simulation. */
final class SimulatedMailbox<T> implements Threads.Mailbox<T> {
    private final SimulatedThreads threads;
    private final ArrayDeque<T> messages = new ArrayDeque<>();

    SimulatedMailbox(SimulatedThreads threads) {
        this.threads = threads;
    }

    @Override
    public void put(T message) {
        messages.add(message);
    }

    @Override
    public @Nullable T poll() {
        return messages.poll();
    }

    @Override
    public @Nullable T poll(long millisMax) throws InterruptedException {
        threads.await(() -> !messages.isEmpty(), threads.millis() + millisMax);
        return messages.poll();
    }

    @Override
    public T take() throws InterruptedException {
        threads.await(() -> !messages.isEmpty(), Long.MAX_VALUE);
        return messages.remove();
    }
}
