package io.stepwell.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * REOPEN: a server killed while it starts executions as fast as it can, started again over what it left: how long until
 * it listens, and whether the executions it had answered for are there. Half of them sleep, so there are timers to find.
 */
final class Reopening implements Workload {
    private static final int CLIENTS = 64;
    private static final int SAMPLE_EVERY = 20;
    private static final double SECONDS_BEYOND = 120;
    private static final String SLEEP =
            "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Wait\",\"Seconds\":86400,\"End\":true}}}";

    @Override
    public String name() {
        return "REOPEN";
    }

    @Override
    public String meaning() {
        return "a kill while 64 clients start executions, and the start over what is there";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        List<Map<String, Double>> runs = new ArrayList<>();
        for (int run = 0; run < bench.runs(); run++) {
            runs.add(run(bench));
        }
        return List.of(new Outcome("killed at the peak", runs));
    }

    private static Map<String, Double> run(Bench bench) throws Exception {
        Map<String, Double> figures = new LinkedHashMap<>();
        Queue<String> sample = new ConcurrentLinkedQueue<>();
        ServerProcess server = bench.start(Map.of());
        try {
            byte[][] starts = {
                Machines.start(Machines.create(server, "ten", Machines.chain(10, _ -> "\"Type\":\"Pass\"")), "{}"),
                Machines.start(Machines.create(server, "sleep", SLEEP), "{}")
            };
            double seconds = bench.warmUpSeconds() + bench.seconds();
            figures.put("answeredBeforeTheKill", (double) loadUntilKilled(server, seconds, starts, sample));
            figures.put("dataMegabytes", server.dataBytes() / 1e6);
            server = bench.start(server.data(), Map.of());
            figures.put("restartToReadySeconds", server.readySeconds());
            figures.put("sampled", (double) sample.size());
            figures.put("lost", (double) lost(server, sample));
        } finally {
            server.close();
        }
        return figures;
    }

    /** How many starts were answered before the kill, which comes while all clients ask. */
    private static long loadUntilKilled(ServerProcess server, double seconds, byte[][] starts, Queue<String> sample)
            throws Exception {
        AtomicLong answered = new AtomicLong();
        AtomicBoolean killed = new AtomicBoolean();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
            try {
                Load.closed(server, CLIENTS, seconds + SECONDS_BEYOND, (connection, n) -> {
                    ApiConnection.Answer answer = connection.send(starts[(int) (n % starts.length)]);
                    boolean served = Throughput.served(answer);
                    if (served && answered.incrementAndGet() % SAMPLE_EVERY == 0) {
                        sample.add(answer.member("executionArn"));
                    }
                    return served;
                });
            } catch (Exception e) {
                if (!(killed.get() && e instanceof IOException)) {
                    throw new CompletionException(e);
                }
            }
        });
        try {
            load.get((long) (seconds * 1_000), TimeUnit.MILLISECONDS);
            throw new IllegalStateException("the load ended before the kill");
        } catch (TimeoutException e) {
            killed.set(true);
        }
        server.kill();
        load.join();
        return answered.get();
    }

    private static long lost(ServerProcess server, Queue<String> sample) throws IOException {
        long lost = 0;
        try (ApiConnection connection = server.connect()) {
            for (String arn : sample) {
                ApiConnection.Answer answer =
                        connection.call("DescribeExecution", "{\"executionArn\":\"" + arn + "\"}");
                if (answer.status() != 200) {
                    lost++;
                }
            }
        }
        return lost;
    }
}
