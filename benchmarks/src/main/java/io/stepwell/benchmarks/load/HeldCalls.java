package io.stepwell.benchmarks.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** CALLS: a thousand calls of an HTTP API in flight, and what they hold of the server's memory and threads. */
final class HeldCalls implements Workload {
    private static final int CALLS = 1_000;
    private static final double PATIENCE_SECONDS = 120;
    private static final double MEGABYTE = 1 << 20;

    @Override
    public String name() {
        return "CALLS";
    }

    @Override
    public String meaning() {
        return "1,000 HTTP calls in flight: heap and platform threads";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        List<Map<String, Double>> runs = new ArrayList<>();
        for (int run = 0; run < bench.runs(); run++) {
            runs.add(run(bench));
        }
        return List.of(new Outcome(CALLS + " calls", runs));
    }

    private static Map<String, Double> run(Bench bench) throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger held = new AtomicInteger();
        try (LambdaDouble api = new LambdaDouble()) {
            URI address = URI.create(api.environment().values().iterator().next());
            String task =
                    "\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::http:invoke\",\"Parameters\":{\"ApiEndpoint\":\""
                            + address + "/slow\",\"Method\":\"POST\",\"RequestBody\":{}},\"TimeoutSeconds\":3600";
            try (ServerProcess server = bench.start(Map.of("STEPWELL_HTTP_ALLOW", address.getHost()))) {
                String arn = Machines.create(server, "held", Machines.chain(1, _ -> task));
                byte[] start = Machines.start(arn, "{}");
                try (ApiConnection connection = server.connect()) {
                    connection.send(start);
                    Machines.awaitNoneRunning(server, arn, PATIENCE_SECONDS);
                    long heapBefore = server.liveHeapBytes();
                    long threadsBefore = server.threads();
                    api.behave(payload -> {
                        held.incrementAndGet();
                        await(released);
                        return payload;
                    });
                    for (int i = 0; i < CALLS; i++) {
                        if (!Throughput.served(connection.send(start))) {
                            throw new IllegalStateException("a start was refused");
                        }
                    }
                    awaitHeld(held);
                    Map<String, Double> figures = new LinkedHashMap<>();
                    figures.put("heapMegabytesOverBaseline", (server.liveHeapBytes() - heapBefore) / MEGABYTE);
                    figures.put("threadsOverBaseline", (double) (server.threads() - threadsBefore));
                    figures.put("residentMegabytes", server.residentBytes() / MEGABYTE);
                    released.countDown();
                    Machines.awaitNoneRunning(server, arn, PATIENCE_SECONDS);
                    return figures;
                }
            }
        } finally {
            released.countDown();
        }
    }

    private static void await(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitHeld(AtomicInteger held) throws InterruptedException {
        long end = System.nanoTime() + (long) (PATIENCE_SECONDS * 1e9);
        while (held.get() < CALLS) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only " + held + " calls are in flight");
            }
            Thread.sleep(5);
        }
    }
}
