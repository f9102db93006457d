package io.stepwell.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * STEADY: the same load for minutes, looked at every few seconds. What a store puts off (compactions, collecting garbage) does
 * not show in a short run; here it shows as windows in which less is done.
 */
final class Steady implements Workload {
    private static final int STATES = 500;
    private static final int CLIENTS = 32;
    private static final long WINDOWS = 24;
    private static final double WINDOW_SECONDS = 5;

    @Override
    public String name() {
        return "STEADY";
    }

    @Override
    public String meaning() {
        return "executions of 500 Pass states for two minutes, looked at every five seconds";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        List<Map<String, Double>> windows = new ArrayList<>();
        try (ServerProcess server = bench.start(Map.of())) {
            byte[] start = Machines.start(
                    Machines.create(server, "steady", Machines.chain(STATES, _ -> "\"Type\":\"Pass\"")), "{}");
            Load.Exchange exchange = (connection, _) -> Throughput.served(connection.send(start));
            Load.closed(server, CLIENTS, bench.warmUpSeconds(), exchange);
            for (long window = 0; window < bench.scaled(WINDOWS); window++) {
                Map<String, Double> figures = new LinkedHashMap<>();
                Usage before = Usage.of(server);
                Load.Measured measured = Load.closed(server, CLIENTS, WINDOW_SECONDS, exchange);
                double executions = measured.latencies().getTotalCount();
                figures.put("executionsPerSecond", measured.perSecond());
                figures.put("p99Millis", measured.millis(99));
                figures.put("mostMillis", measured.millis(100));
                Usage.of(server).addSince(before, executions, executions * STATES, figures);
                windows.add(figures);
            }
        }
        return List.of(new Outcome(CLIENTS + " clients", windows));
    }
}
