package io.stepwell.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * ECHO: what a task adds to the call it makes. Executions of tasks that call an echo on this machine, one after the other,
 * and the same call without a server between take turns, so that both meet the same machine. A task's share has all that
 * is its: decision, commits before and after the call, signature or connection.
 */
final class Echo implements Workload {
    private static final int TASKS = 20;
    /** Looks at an execution no more often, so that looking does not take the processor. */
    private static final long LOOK_AGAIN_NANOS = 500_000;

    @Override
    public String name() {
        return "ECHO";
    }

    @Override
    public String meaning() {
        return "20 calls of an echo one after the other, by task and bare, one client";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        try (LambdaDouble echo = new LambdaDouble()) {
            URI address = URI.create(echo.environment().values().iterator().next());
            Map<String, String> environment = new HashMap<>(echo.environment());
            environment.put("STEPWELL_HTTP_ALLOW", address.getHost());
            String http =
                    "\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::http:invoke\",\"OutputPath\":\"$.ResponseBody\","
                            + "\"Parameters\":{\"ApiEndpoint\":\"" + address
                            + "/echo\",\"Method\":\"POST\",\"RequestBody.$\":\"$\"}";
            String function = "\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:echo\"";
            try (ServerProcess server = bench.start(environment)) {
                return List.of(
                        measure(bench, server, "http:invoke", http, address.getPort()),
                        measure(bench, server, "function", function, address.getPort()));
            }
        }
    }

    private static Outcome measure(Bench bench, ServerProcess server, String variant, String task, int echoPort)
            throws Exception {
        String name = variant.replace(':', '-');
        byte[] start = Machines.start(Machines.create(server, name, Machines.chain(TASKS, _ -> task)), "{}");
        compare(server, start, echoPort, bench.warmUpSeconds());
        List<Map<String, Double>> runs = new ArrayList<>();
        for (int run = 0; run < bench.runs(); run++) {
            runs.add(compare(server, start, echoPort, bench.seconds()));
        }
        return new Outcome(variant, runs);
    }

    private static Map<String, Double> compare(ServerProcess server, byte[] start, int echoPort, double seconds)
            throws IOException {
        List<Double> byTask = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
        byte[] request = ("POST /echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + body.length + "\r\n\r\n{}")
                .getBytes(StandardCharsets.US_ASCII);
        long end = System.nanoTime() + (long) (seconds * 1e9);
        try (ApiConnection api = server.connect()) {
            while (System.nanoTime() < end) {
                long begin = System.nanoTime();
                run(api, start);
                byTask.add((System.nanoTime() - begin) / 1e6 / TASKS);
                for (int i = 0; i < TASKS; i++) {
                    begin = System.nanoTime();
                    try (ApiConnection echo = new ApiConnection(echoPort)) {
                        if (echo.send(request).status() != 200) {
                            throw new IllegalStateException("the echo does not answer");
                        }
                    }
                    bare.add((System.nanoTime() - begin) / 1e6);
                }
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("p50MillisBare", median(bare));
        figures.put("p50MillisPerTask", median(byTask));
        figures.put("p50MillisOverBare", median(byTask) - median(bare));
        return figures;
    }

    private static void run(ApiConnection api, byte[] start) throws IOException {
        String arn = api.send(start).member("executionArn");
        byte[] describe = ApiConnection.request("DescribeExecution", "{\"executionArn\":\"" + arn + "\"}");
        String status = "RUNNING";
        while (status.equals("RUNNING")) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            status = api.send(describe).member("status");
        }
        if (!status.equals("SUCCEEDED")) {
            throw new IllegalStateException("an execution ended as " + status);
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
