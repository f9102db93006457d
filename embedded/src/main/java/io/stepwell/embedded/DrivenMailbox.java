package io.stepwell.embedded;

import io.stepwell.runtime.world.Threads;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Messages to a thread that does not work while it waits for them. */
final class DrivenMailbox<T> implements Threads.Mailbox<T> {
    private final DrivenCalls calls;
    private final VirtualClock clock;
    private final Queue<T> messages = new ConcurrentLinkedQueue<>();

    DrivenMailbox(DrivenCalls calls, VirtualClock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public void put(T message) {
        calls.change(() -> messages.add(message));
    }

    @Override
    public @Nullable T poll() {
        return messages.poll();
    }

    @Override
    public @Nullable T poll(long millisMax) throws InterruptedException {
        calls.await(() -> !messages.isEmpty(), clock.millis() + millisMax);
        return messages.poll();
    }

    @Override
    public T take() throws InterruptedException {
        while (true) {
            calls.await(() -> !messages.isEmpty(), Long.MAX_VALUE);
            T message = messages.poll();
            if (message != null) {
                return message;
            }
        }
    }
}
