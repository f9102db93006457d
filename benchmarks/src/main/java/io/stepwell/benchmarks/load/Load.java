package io.stepwell.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Ways of loading a server: as fast as it answers, so many times, or at a rate of our choice. */
final class Load {
    private static final long HIGHEST_NANOS = 120_000_000_000L;
    private static final int PLATFORM_THREADS_MAX = 128;
    private static final long REFUSED_PAUSE_NANOS = 1_000_000;

    private Load() {}

    /** One exchange with the server; true when it was served, false when it was refused as too much. */
    interface Exchange {
        boolean once(ApiConnection connection, long number) throws IOException;
    }

    /**
     * What was measured.
     *
     * @param latencies of the exchanges that were served, in nanoseconds
     * @param refusals of those that were refused
     */
    record Measured(Histogram latencies, Histogram refusals, double seconds) {
        double perSecond() {
            return latencies.getTotalCount() / seconds;
        }

        double millis(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /** So many clients, each of which sends its next request when it has its answer. */
    static Measured closed(ServerProcess server, int clients, double seconds, Exchange exchange) throws Exception {
        AtomicLong numbers = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        return together(server, clients, begin, (connection, served, refused) -> {
            while (System.nanoTime() < end) {
                timed(connection, exchange, numbers.getAndIncrement(), System.nanoTime(), served, refused);
            }
        });
    }

    /** So many exchanges, by so many clients. */
    static Measured count(ServerProcess server, int clients, long count, Exchange exchange) throws Exception {
        AtomicLong numbers = new AtomicLong();
        return together(server, clients, System.nanoTime(), (connection, served, refused) -> {
            for (long n = numbers.getAndIncrement(); n < count; n = numbers.getAndIncrement()) {
                while (!timed(connection, exchange, n, System.nanoTime(), served, refused)) {
                    LockSupport.parkNanos(REFUSED_PAUSE_NANOS);
                }
            }
        });
    }

    /**
     * Requests at a fixed rate, whether or not the server keeps up. Latency counts from when a request was due, so that
     * one that waits for its turn because others are slow is counted as slow too.
     */
    static Measured open(ServerProcess server, int clients, double perSecond, double seconds, Exchange exchange)
            throws Exception {
        AtomicLong numbers = new AtomicLong();
        long begin = System.nanoTime();
        long count = (long) (perSecond * seconds);
        return together(server, clients, begin, (connection, served, refused) -> {
            for (long n = numbers.getAndIncrement(); n < count; n = numbers.getAndIncrement()) {
                long due = begin + (long) (n * 1e9 / perSecond);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                timed(connection, exchange, n, due, served, refused);
            }
        });
    }

    /**
     * A crowd that asks at a rate of its own, each client once in a while, and does not make up for what it could not ask
     * in time. Latency counts from the request: what is looked at is how soon the server answers, not how fast the crowd
     * is.
     */
    static Measured crowd(ServerProcess server, int clients, double perSecond, double seconds, Exchange exchange)
            throws Exception {
        AtomicLong numbers = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        long pause = (long) (clients * 1e9 / perSecond);
        return together(server, clients, begin, (connection, served, refused) -> {
            long due = System.nanoTime() + (long) (ThreadLocalRandom.current().nextDouble() * pause);
            while (due < end) {
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                long asked = System.nanoTime();
                timed(connection, exchange, numbers.getAndIncrement(), asked, served, refused);
                due = Math.max(asked + pause, System.nanoTime());
            }
        });
    }

    private static boolean timed(
            ApiConnection connection, Exchange exchange, long n, long since, Histogram served, Histogram refused)
            throws IOException {
        boolean ok = exchange.once(connection, n);
        long nanos = Math.clamp(System.nanoTime() - since, 1, HIGHEST_NANOS);
        (ok ? served : refused).recordValue(nanos);
        return ok;
    }

    private interface Client {
        void run(ApiConnection connection, Histogram served, Histogram refused) throws IOException;
    }

    private static Measured together(ServerProcess server, int clients, long begin, Client client) throws Exception {
        Histogram served = histogram();
        Histogram refused = histogram();
        try (ExecutorService threads = threads(clients)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    try (ApiConnection connection = server.connect()) {
                        client.run(connection, served, refused);
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        return new Measured(served, refused, (System.nanoTime() - begin) / 1e9);
    }

    /** A crowd shares the processors' threads; a few clients each have their own, which costs less for each exchange. */
    private static ExecutorService threads(int clients) {
        return clients <= PLATFORM_THREADS_MAX
                ? Executors.newFixedThreadPool(clients)
                : Executors.newVirtualThreadPerTaskExecutor();
    }

    /** For all clients at once: one for each of thousands would fill the memory. */
    private static Histogram histogram() {
        return new ConcurrentHistogram(HIGHEST_NANOS, 3);
    }
}
