package io.stepwell.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * SYNC: StartSyncExecution of ten Pass states. Measured in turn with it, over connections of the same kind: a handler that
 * answers a constant ({@code /health/live}), which is the cost of HTTP alone, and a request that only lists, which is that of the
 * API too.
 */
final class SyncExecutions implements Workload {
    private static final int STATES = 10;

    @Override
    public String name() {
        return "SYNC";
    }

    @Override
    public String meaning() {
        return "StartSyncExecution of ten Pass states, 1 and 32 clients";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        try (ServerProcess server = bench.start(Map.of())) {
            String definition = Machines.chain(STATES, _ -> "\"Type\":\"Pass\"");
            String arn = Machines.create(server, "sync", "EXPRESS", definition);
            byte[] start = ApiConnection.request(
                    "StartSyncExecution", "{\"stateMachineArn\":\"" + arn + "\",\"input\":\"{}\"}");
            byte[] list = ApiConnection.request("ListActivities", "{}");
            byte[] constant = ApiConnection.page("/health/live");
            Load.Exchange exchange = (connection, _) -> succeeded(connection.send(start));
            Load.closed(server, 8, bench.warmUpSeconds(), exchange);
            for (int clients : new int[] {1, 32}) {
                List<Map<String, Double>> runs = new ArrayList<>();
                for (int run = 0; run < bench.runs(); run++) {
                    Load.Measured empty = served(server, clients, bench, constant);
                    Load.Measured alone = served(server, clients, bench, list);
                    Load.Measured measured = Load.closed(server, clients, bench.seconds(), exchange);
                    Map<String, Double> figures = new LinkedHashMap<>();
                    figures.put("executionsPerSecond", measured.perSecond());
                    figures.put("p50Millis", measured.millis(50));
                    figures.put("p99Millis", measured.millis(99));
                    figures.put("p50MillisOverEmptyHandler", measured.millis(50) - empty.millis(50));
                    figures.put("p50MillisOverList", measured.millis(50) - alone.millis(50));
                    runs.add(figures);
                }
                outcomes.add(new Outcome(clients + " clients", runs));
            }
        }
        return outcomes;
    }

    private static Load.Measured served(ServerProcess server, int clients, Bench bench, byte[] request)
            throws Exception {
        return Load.closed(
                server, clients, bench.seconds(), (connection, _) -> Throughput.served(connection.send(request)));
    }

    private static boolean succeeded(ApiConnection.Answer answer) {
        if (Throughput.served(answer) && !answer.member("status").equals("SUCCEEDED")) {
            throw new IllegalStateException(answer.text());
        }
        return answer.status() == 200;
    }
}
