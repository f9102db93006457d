package io.stepwell.benchmarks.load;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are sent when they are due, whether or not those before them have been answered: each on a virtual thread
 * of its own, over the connection that has been idle longest, or a new one when none is.
 *
 * <p>Latencies count twice: from when a request was due, so that neither a late client nor a slow server hides anything;
 * and from when it was sent, which leaves out how late the client was on processors it shares with the server.
 */
final class OpenLoop {
    private static final long HIGHEST_NANOS = 120_000_000_000L;
    private static final long ANSWERS_SECONDS_MAX = 60;

    private final Connector connector;
    private final Load.Exchange exchange;
    private final ArrayDeque<ApiConnection> idle = new ArrayDeque<>();
    private final Latencies served = new Latencies();
    private final Latencies refused = new Latencies();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicReference<@Nullable Exception> firstFailure = new AtomicReference<>();
    private final Semaphore answered = new Semaphore(0);
    private final int requests;
    private int connections;
    private double seconds;

    private OpenLoop(Connector connector, Load.Exchange exchange, int requests) {
        this.connector = connector;
        this.exchange = exchange;
        this.requests = requests;
    }

    /** Opens a connection to what is loaded. */
    interface Connector {
        ApiConnection connect() throws IOException;
    }

    /**
     * Latencies of one kind of answers, in nanoseconds.
     *
     * @param sinceDue from when the request was to be sent
     * @param sinceSent from when it was
     */
    record Latencies(Histogram sinceDue, Histogram sinceSent) {
        Latencies() {
            this(new ConcurrentHistogram(HIGHEST_NANOS, 3), new ConcurrentHistogram(HIGHEST_NANOS, 3));
        }

        private void record(long due, long sent) {
            long now = System.nanoTime();
            sinceDue.recordValue(Math.clamp(now - due, 1, HIGHEST_NANOS));
            sinceSent.recordValue(Math.clamp(now - sent, 1, HIGHEST_NANOS));
        }

        long count() {
            return sinceDue.getTotalCount();
        }

        double millisSinceDue(double percentile) {
            return sinceDue.getValueAtPercentile(percentile) / 1e6;
        }

        double millisSinceSent(double percentile) {
            return sinceSent.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /**
     * What came of it.
     *
     * @param failed exchanges that were neither served nor refused as too much
     * @param firstFailure the first of those; null when there was none
     * @param connections how many were needed at once, at the most
     * @param seconds from the first to the last request
     */
    record Measured(
            Latencies served,
            Latencies refused,
            long failed,
            @Nullable Exception firstFailure,
            int connections,
            double seconds) {
        double perSecond() {
            return (served.count() + refused.count() + failed) / seconds;
        }
    }

    /** Sends so many requests a second for so long, at least one; returns when the last is on its way. */
    static OpenLoop send(Connector connector, double perSecond, double seconds, Load.Exchange exchange) {
        OpenLoop loop = new OpenLoop(connector, exchange, Math.max(1, (int) (perSecond * seconds)));
        long begin = System.nanoTime();
        for (int n = 0; n < loop.requests; n++) {
            long due = begin + (long) (n * 1e9 / perSecond);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            loop.send(n, due);
        }
        loop.seconds = (System.nanoTime() - begin) / 1e9;
        return loop;
    }

    /**
     * What came of it, when all requests have been answered.
     *
     * @throws TimeoutException when answers are missing a minute later
     */
    Measured await() throws InterruptedException, TimeoutException {
        if (!answered.tryAcquire(requests, ANSWERS_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new TimeoutException("answers are missing " + ANSWERS_SECONDS_MAX + " s after the last request");
        }
        synchronized (idle) {
            idle.forEach(OpenLoop::close);
            return new Measured(served, refused, failed.get(), firstFailure.get(), connections, seconds);
        }
    }

    private void send(long number, long due) {
        Thread.ofVirtual().start(() -> {
            try {
                ApiConnection connection = connection();
                exchange(connection, number, due);
                giveBack(connection);
            } catch (IOException | RuntimeException e) {
                failed.incrementAndGet();
                firstFailure.compareAndSet(null, e);
            } finally {
                answered.release();
            }
        });
    }

    private void exchange(ApiConnection connection, long number, long due) throws IOException {
        long sent = System.nanoTime();
        try {
            (exchange.once(connection, number) ? served : refused).record(due, sent);
        } catch (IOException | RuntimeException e) {
            connection.close(); // nobody knows what is still to come on it
            throw e;
        }
    }

    private ApiConnection connection() throws IOException {
        synchronized (idle) {
            ApiConnection longestIdle = idle.poll();
            if (longestIdle != null) {
                return longestIdle;
            }
            connections++;
        }
        return connector.connect();
    }

    private void giveBack(ApiConnection connection) {
        synchronized (idle) {
            idle.add(connection);
        }
    }

    private static void close(ApiConnection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // it has no more to say
        }
    }
}
