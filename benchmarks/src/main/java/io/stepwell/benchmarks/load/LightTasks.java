package io.stepwell.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** W3: executions of 40 light tasks, one after the other, done by activity workers or by a function over HTTP. */
final class LightTasks implements Workload {
    private static final int TASKS = 40;
    private static final int WORKERS = 16;
    private static final int AT_ONCE = 32;

    @Override
    public String name() {
        return "W3";
    }

    @Override
    public String meaning() {
        return "40 light tasks each, 32 executions at a time, by activity workers and by HTTP";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        return List.of(byActivity(bench), byHttp(bench));
    }

    private static Outcome byActivity(Bench bench) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        try (ServerProcess server = bench.start(Map.of());
                ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            String activity;
            try (ApiConnection connection = server.connect()) {
                activity = connection
                        .must("CreateActivity", "{\"name\":\"light\"}")
                        .member("activityArn");
            }
            for (int i = 0; i < WORKERS; i++) {
                workers.submit(() -> {
                    work(server, activity, stop);
                    return null;
                });
            }
            Outcome outcome = measure(bench, server, "activity workers", activity);
            stop.set(true);
            // one task more for each worker, so that none waits out its long poll
            String last = Machines.create(server, "last", Machines.chain(1, _ -> task(activity)));
            try (ApiConnection connection = server.connect()) {
                for (int i = 0; i < WORKERS; i++) {
                    connection.send(Machines.start(last, "{}"));
                }
            }
            return outcome;
        }
    }

    private static void work(ServerProcess server, String activity, AtomicBoolean stop) throws IOException {
        byte[] poll = ApiConnection.request("GetActivityTask", "{\"activityArn\":\"" + activity + "\"}");
        try (ApiConnection connection = server.connect()) {
            while (!stop.get()) {
                ApiConnection.Answer assignment = connection.send(poll);
                if (assignment.text().contains("\"taskToken\":\"")) {
                    String token = assignment.member("taskToken");
                    connection.must("SendTaskSuccess", "{\"output\":\"{}\",\"taskToken\":\"" + token + "\"}");
                }
            }
        }
    }

    private static Outcome byHttp(Bench bench) throws Exception {
        byte[] nothing = {'{', '}'};
        try (LambdaDouble lambda = new LambdaDouble()) {
            lambda.behave(_ -> nothing);
            try (ServerProcess server = bench.start(lambda.environment())) {
                return measure(bench, server, "HTTP", "arn:aws:lambda:us-east-1:123456789012:function:light");
            }
        }
    }

    private static Outcome measure(Bench bench, ServerProcess server, String variant, String resource)
            throws Exception {
        String arn = Machines.create(server, "light", Machines.chain(TASKS, _ -> task(resource)));
        repeat(server, arn, bench.warmUpSeconds());
        List<Map<String, Double>> runs = new ArrayList<>();
        for (int run = 0; run < bench.runs(); run++) {
            Usage before = Usage.of(server);
            long begin = System.nanoTime();
            long executions = repeat(server, arn, bench.seconds());
            double seconds = (System.nanoTime() - begin) / 1e9;
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("tasksPerSecond", executions * TASKS / seconds);
            figures.put("millisPerTask", seconds * 1_000 * AT_ONCE / (executions * TASKS));
            Usage.of(server).addSince(before, executions, executions * TASKS, figures);
            runs.add(figures);
        }
        return new Outcome(variant, runs);
    }

    /** Starts so many at once and waits for the last of them, until the time is over; how many there were. */
    private static long repeat(ServerProcess server, String arn, double seconds) throws Exception {
        byte[] start = Machines.start(arn, "{}");
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long executions = 0;
        try (ApiConnection connection = server.connect()) {
            while (System.nanoTime() < end) {
                for (int i = 0; i < AT_ONCE; i++) {
                    if (!Throughput.served(connection.send(start))) {
                        throw new IllegalStateException("a start was refused");
                    }
                }
                executions += AT_ONCE;
                Machines.awaitNoneRunning(server, arn, 60);
            }
        }
        return executions;
    }

    private static String task(String resource) {
        return "\"Type\":\"Task\",\"Resource\":\"" + resource + "\"";
    }
}
