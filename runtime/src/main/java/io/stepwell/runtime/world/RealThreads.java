package io.stepwell.runtime.world;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Platform threads for loops, virtual ones for calls. */
final class RealThreads implements Threads {
    private static final Logger LOG = LoggerFactory.getLogger(RealThreads.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(250);

    @Override
    public Running loop(String name, Loop loop) {
        return new RealThread(Thread.ofPlatform().name(name).unstarted(() -> goRound(loop)));
    }

    private static void goRound(Loop loop) {
        while (!loop.isOver()) {
            try {
                loop.rest(loop.step());
            } catch (InterruptedException e) {
                continue; // somebody wants the loop to look whether it is over
            } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
                LOG.error("{} goes on after a failure", Thread.currentThread().getName(), e);
                pause();
            }
        }
        loop.end();
    }

    /** So that a failure that stays does not fill the log. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the loop looks whether it is over before it rests again
        }
    }

    @Override
    public Running call(String name, Runnable call) {
        return new RealThread(Thread.ofVirtual().name(name).unstarted(call));
    }

    @Override
    public Lane lane(String name) {
        ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        return new Lane() {
            @Override
            public void execute(Runnable work) {
                thread.execute(work);
            }

            @Override
            public void close() {
                thread.shutdownNow();
            }
        };
    }

    @Override
    public <T> T await(CompletableFuture<T> answer, long millisMax)
            throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(millisMax, TimeUnit.MILLISECONDS);
    }

    @Override
    public void pause(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    @Override
    public <T> Mailbox<T> mailbox() {
        return new RealMailbox<>(new LinkedBlockingQueue<>());
    }

    @Override
    public Permits permits(int count) {
        return new RealPermits(new Semaphore(count, true));
    }

    private record RealMailbox<T>(LinkedBlockingQueue<T> messages) implements Mailbox<T> {
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
            return messages.poll(millisMax, TimeUnit.MILLISECONDS);
        }

        @Override
        public T take() throws InterruptedException {
            return messages.take();
        }
    }

    private record RealPermits(Semaphore places) implements Permits {
        @Override
        public void acquire() throws InterruptedException {
            places.acquire();
        }

        @Override
        public void release() {
            places.release();
        }
    }

    private record RealThread(Thread thread) implements Running {
        @Override
        public void start() {
            thread.start();
        }

        @Override
        public void interrupt() {
            thread.interrupt();
        }

        @Override
        public boolean join(long millisMax) throws InterruptedException {
            return thread.join(Duration.ofMillis(millisMax));
        }
    }
}
