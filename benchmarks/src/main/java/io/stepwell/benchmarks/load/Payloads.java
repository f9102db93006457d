package io.stepwell.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** W4: executions of one task over HTTP that hands its payload back, small and large. */
final class Payloads implements Workload {
    private static final int CLIENTS = 64;
    /** Executions that may be under way at once, so that a run measures work and not a queue. */
    private static final int UNDER_WAY = 256;

    /** No document comes twice in so many bytes, or the store's compression would see what no process sends. */
    private static final int DOCUMENTS_BYTES = 16 << 20;

    private static final List<PayloadDocuments> DOCUMENTS =
            List.of(PayloadDocuments.orders(512), PayloadDocuments.orders(45_000), PayloadDocuments.randomLetters(512));

    private static final int PIECES_PER_SECOND = 1_500;

    @Override
    public String name() {
        return "W4";
    }

    @Override
    public String meaning() {
        return "one task over HTTP with a payload of 0.5 KB and 45 KB in and out";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        for (PayloadDocuments documents : DOCUMENTS) {
            Semaphore underWay = new Semaphore(UNDER_WAY);
            try (LambdaDouble lambda = new LambdaDouble()) {
                lambda.behave(payload -> {
                    underWay.release();
                    return payload;
                });
                try (ServerProcess server = bench.start(lambda.environment())) {
                    outcomes.add(measure(bench, server, documents, underWay));
                }
            }
        }
        return outcomes;
    }

    private static Outcome measure(Bench bench, ServerProcess server, PayloadDocuments documents, Semaphore underWay)
            throws Exception {
        String task = "\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:echo\"";
        String arn = Machines.create(server, "echo", Machines.chain(1, _ -> task));
        List<byte[]> starts = new ArrayList<>();
        for (String document : documents.different(DOCUMENTS_BYTES)) {
            starts.add(Machines.start(arn, document));
        }
        Load.Exchange exchange = (connection, number) -> {
            underWay.acquireUninterruptibly();
            return Throughput.served(connection.send(starts.get((int) (number % starts.size()))));
        };
        Load.closed(server, CLIENTS, bench.warmUpSeconds(), exchange);
        Machines.awaitNoneRunning(server, arn, 60);
        List<Map<String, Double>> runs = new ArrayList<>();
        for (int run = 0; run < bench.runs(); run++) {
            Usage before = Usage.of(server);
            long begin = System.nanoTime();
            long count = (long) (PIECES_PER_SECOND * bench.seconds());
            Load.count(server, CLIENTS, count, exchange);
            Machines.awaitNoneRunning(server, arn, 60);
            double seconds = (System.nanoTime() - begin) / 1e9;
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("executionsPerSecond", count / seconds);
            Usage after = Usage.of(server);
            after.addSince(before, count, count, figures);
            double payload = 2d * documents.bytes() * count; // an input and an output
            figures.put("storeBytesPerPayloadByte", (after.storeBytes() - before.storeBytes()) / payload);
            figures.put("diskBytesPerPayloadByte", (after.diskBytes() - before.diskBytes()) / payload);
            runs.add(figures);
        }
        return new Outcome(documents.name(), runs);
    }
}
