package io.stepwell.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * W2: executions of ten Pass states started as fast as the server answers. They run to their end before StartExecution is
 * answered, so what is answered is done and durable. Also at 60 % of that rate in an open loop, for latencies.
 */
final class Throughput implements Workload {
    private static final int STATES = 10;
    private static final double OPEN_SHARE = 0.6;

    @Override
    public String name() {
        return "W2";
    }

    @Override
    public String meaning() {
        return "sustained executions of ten Pass states, 16 and 64 clients";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        try (ServerProcess server = bench.start(Map.of())) {
            String arn = Machines.create(server, "ten", Machines.chain(STATES, _ -> "\"Type\":\"Pass\""));
            byte[] start = Machines.start(arn, "{\"order\":\"9f1c2a\",\"items\":[1,2,3]}");
            Load.Exchange exchange = (connection, _) -> served(connection.send(start));
            Load.closed(server, 16, bench.warmUpSeconds(), exchange);
            double fastest = 0;
            for (int clients : new int[] {16, 64}) {
                List<Map<String, Double>> runs = new ArrayList<>();
                for (int run = 0; run < bench.runs(); run++) {
                    Usage before = Usage.of(server);
                    Load.Measured measured = Load.closed(server, clients, bench.seconds(), exchange);
                    runs.add(figures(server, before, measured));
                    fastest = Math.max(fastest, measured.perSecond());
                }
                outcomes.add(new Outcome(clients + " clients", runs));
            }
            outcomes.add(open(bench, server, fastest * OPEN_SHARE, exchange));
        }
        return outcomes;
    }

    private static Outcome open(Bench bench, ServerProcess server, double rate, Load.Exchange exchange)
            throws Exception {
        List<Map<String, Double>> runs = new ArrayList<>();
        for (int run = 0; run < bench.runs(); run++) {
            Usage before = Usage.of(server);
            runs.add(figures(server, before, Load.open(server, 64, rate, bench.seconds(), exchange)));
        }
        return new Outcome("open loop at 60 % of the fastest", runs);
    }

    private static Map<String, Double> figures(ServerProcess server, Usage before, Load.Measured measured)
            throws Exception {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("executionsPerSecond", measured.perSecond());
        figures.put("transitionsPerSecond", measured.perSecond() * STATES);
        figures.put("p50Millis", measured.millis(50));
        figures.put("p99Millis", measured.millis(99));
        double executions = measured.latencies().getTotalCount();
        Usage.of(server).addSince(before, executions, executions * STATES, figures);
        figures.put("residentMegabytes", server.residentBytes() / 1e6);
        return figures;
    }

    /** Whether a request was served; a server that has too much to do refuses with ThrottlingException. */
    static boolean served(ApiConnection.Answer answer) {
        if (answer.status() == 200) {
            return true;
        }
        if (answer.status() == 400 && answer.text().contains("\"ThrottlingException\"")) {
            return false;
        }
        throw new IllegalStateException(answer.status() + " " + answer.text());
    }
}
