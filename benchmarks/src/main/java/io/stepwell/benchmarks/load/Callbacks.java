package io.stepwell.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** W8: 100,000 executions that wait for a task token, and then all tokens answered by 64 clients. */
final class Callbacks implements Workload {
    private static final long TOKENS = 100_000;
    private static final int CLIENTS = 64;
    private static final double OPENING_SECONDS_MAX = 300;
    private static final String DEFINITION = "{\"StartAt\":\"Ask\",\"States\":{\"Ask\":{\"Type\":\"Task\","
            + "\"Resource\":\"arn:aws:states:::lambda:invoke.waitForTaskToken\",\"Parameters\":{\"FunctionName\":"
            + "\"ask\",\"Payload\":{\"token.$\":\"$$.Task.Token\"}},\"End\":true}}}";

    @Override
    public String name() {
        return "W8";
    }

    @Override
    public String meaning() {
        return "100,000 open task tokens, then a storm of SendTaskSuccess";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        long count = bench.scaled(TOKENS);
        ConcurrentLinkedQueue<String> tokens = new ConcurrentLinkedQueue<>();
        Map<String, Double> figures = new LinkedHashMap<>();
        byte[] nothing = {'{', '}'};
        try (LambdaDouble lambda = new LambdaDouble()) {
            lambda.behave(payload -> {
                String text = new String(payload, StandardCharsets.UTF_8);
                tokens.add(text.substring(text.indexOf(":\"") + 2, text.lastIndexOf('"')));
                return nothing;
            });
            try (ServerProcess server = bench.start(lambda.environment())) {
                String arn = Machines.create(server, "ask", DEFINITION);
                byte[] start = Machines.start(arn, "{}");
                double heapBefore = server.liveHeapBytes();
                long begin = System.nanoTime();
                Load.count(server, CLIENTS, count, (connection, _) -> Throughput.served(connection.send(start)));
                awaitTokens(tokens, count);
                figures.put("opensPerSecond", count / ((System.nanoTime() - begin) / 1e9));
                figures.put("heapMegabytesOverBaseline", (server.liveHeapBytes() - heapBefore) / 1e6);
                List<byte[]> answers = new ArrayList<>();
                tokens.forEach(token -> answers.add(ApiConnection.request(
                        "SendTaskSuccess", "{\"output\":\"{}\",\"taskToken\":\"" + token + "\"}")));
                Usage before = Usage.of(server);
                Load.Measured storm = Load.count(
                        server,
                        CLIENTS,
                        count,
                        (connection, n) -> Throughput.served(connection.send(answers.get((int) n))));
                Machines.awaitNoneRunning(server, arn, 60);
                figures.put("callbacksPerSecond", storm.perSecond());
                figures.put("p50Millis", storm.millis(50));
                figures.put("p99Millis", storm.millis(99));
                Usage.of(server).addSince(before, count, count, figures);
            }
        }
        return List.of(new Outcome(count + " tokens", List.of(figures)));
    }

    private static void awaitTokens(ConcurrentLinkedQueue<String> tokens, long count) throws InterruptedException {
        long end = System.nanoTime() + (long) (OPENING_SECONDS_MAX * 1e9);
        while (tokens.size() < count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only " + tokens.size() + " of " + count + " tokens were handed out");
            }
            Thread.sleep(20);
        }
    }
}
