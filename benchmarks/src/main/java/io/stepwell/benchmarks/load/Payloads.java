package io.stepwell.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;

/** W4: executions of one task over HTTP that hands its payload back, small and large. */
final class Payloads implements Workload {
    private static final int CLIENTS = 64;
    /** Executions that may be under way at once, so that a run measures work and not a queue. */
    private static final int UNDER_WAY = 256;

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
        for (int bytes : new int[] {512, 45_000}) {
            Semaphore underWay = new Semaphore(UNDER_WAY);
            try (LambdaDouble lambda = new LambdaDouble()) {
                lambda.behave(payload -> {
                    underWay.release();
                    return payload;
                });
                try (ServerProcess server = bench.start(lambda.environment())) {
                    outcomes.add(measure(bench, server, bytes, underWay));
                }
            }
        }
        return outcomes;
    }

    private static Outcome measure(Bench bench, ServerProcess server, int bytes, Semaphore underWay) throws Exception {
        String task = "\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:echo\"";
        String arn = Machines.create(server, "echo", Machines.chain(1, _ -> task));
        byte[] start = Machines.start(arn, document(bytes));
        Load.Exchange exchange = (connection, _) -> {
            underWay.acquireUninterruptibly();
            return Throughput.served(connection.send(start));
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
            // the payload is an input and an output
            figures.put("storeBytesPerPayloadByte", (after.storeBytes() - before.storeBytes()) / (2d * bytes * count));
            figures.put("diskBytesPerPayloadByte", (after.diskBytes() - before.diskBytes()) / (2d * bytes * count));
            runs.add(figures);
        }
        return new Outcome(bytes + " bytes", runs);
    }

    /** A JSON object of so many bytes, whose text compresses as badly as random letters and digits do. */
    private static String document(int bytes) {
        Random random = new Random(bytes);
        StringBuilder text = new StringBuilder("{\"text\":\"");
        while (text.length() < bytes - 2) {
            text.append(Character.forDigit(random.nextInt(36), 36));
        }
        return text.append("\"}").toString();
    }
}
