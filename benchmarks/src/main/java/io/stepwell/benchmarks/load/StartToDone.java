package io.stepwell.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** W1: how long one client waits from StartExecution to the answer that says it has succeeded. */
final class StartToDone implements Workload {
    @Override
    public String name() {
        return "W1";
    }

    @Override
    public String meaning() {
        return "start to done of 1, 10 and 50 Pass states, one client";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        try (ServerProcess server = bench.start(Map.of())) {
            for (int states : new int[] {1, 10, 50}) {
                outcomes.add(measure(bench, server, states));
            }
        }
        return outcomes;
    }

    private static Outcome measure(Bench bench, ServerProcess server, int states) throws Exception {
        String arn = Machines.create(server, "pass-" + states, Machines.chain(states, _ -> "\"Type\":\"Pass\""));
        byte[] start = Machines.start(arn, "{}");
        Load.closed(server, 1, bench.warmUpSeconds(), (connection, _) -> startToDone(connection, start));
        List<Map<String, Double>> runs = new ArrayList<>();
        for (int run = 0; run < bench.runs(); run++) {
            Usage before = Usage.of(server);
            Load.Measured measured =
                    Load.closed(server, 1, bench.seconds(), (connection, _) -> startToDone(connection, start));
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("p50Millis", measured.millis(50));
            figures.put("p99Millis", measured.millis(99));
            double executions = measured.latencies().getTotalCount();
            Usage.of(server).addSince(before, executions, executions * states, figures);
            runs.add(figures);
        }
        return new Outcome(states + " Pass states", runs);
    }

    /** One execution, from its start until it is seen to have succeeded. */
    static boolean startToDone(ApiConnection connection, byte[] start) throws IOException {
        ApiConnection.Answer started = connection.send(start);
        if (started.status() != 200) {
            throw new IllegalStateException(started.text());
        }
        byte[] describe = ApiConnection.request(
                "DescribeExecution", "{\"executionArn\":\"" + started.member("executionArn") + "\"}");
        while (true) {
            String status = connection.send(describe).member("status");
            if (status.equals("SUCCEEDED")) {
                return true;
            }
            if (!status.equals("RUNNING")) {
                throw new IllegalStateException("an execution ended as " + status);
            }
        }
    }
}
