package io.stepwell.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Overload: ten times as many starts as the server can serve, from thousands of connections, and what is left of it: what
 * it still serves, how soon it refuses the rest, and how soon afterwards it is as fast as before. With executions that are
 * work, 200 states each; and with ten states, where on a machine that is shared by the server and the crowd the asking
 * itself takes most of the processors.
 */
final class Overload implements Workload {
    private static final int[] STATES = {200, 10};
    private static final int CLIENTS = 64;
    private static final int CROWD = 4_000;
    private static final double TIMES = 10;
    private static final double STORM_SECONDS = 60;
    private static final double LOOK_SECONDS = 1;
    private static final double NORMAL_SHARE = 0.9;
    private static final double RECOVERY_SECONDS_MAX = 60;

    @Override
    public String name() {
        return "OVERLOAD";
    }

    @Override
    public String meaning() {
        return "ten times as many starts as the server can serve, from 4,000 connections, for a minute";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        for (int states : STATES) {
            try (ServerProcess server = bench.start(Map.of())) {
                outcomes.add(new Outcome(states + " states", List.of(measure(bench, server, states))));
            }
        }
        return outcomes;
    }

    private static Map<String, Double> measure(Bench bench, ServerProcess server, int states) throws Exception {
        String arn = Machines.create(server, "chain", Machines.chain(states, _ -> "\"Type\":\"Pass\""));
        byte[] start = Machines.start(arn, "{}");
        Load.Exchange exchange = (connection, _) -> Throughput.served(connection.send(start));
        Load.closed(server, CLIENTS, bench.warmUpSeconds(), exchange);
        Load.Measured normal = Load.closed(server, CLIENTS, bench.seconds(), exchange);
        Load.Measured storm =
                Load.crowd(server, CROWD, normal.perSecond() * TIMES, STORM_SECONDS * bench.scale(), exchange);
        double refused = storm.refusals().getTotalCount();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("normalPerSecond", normal.perSecond());
        figures.put("askedPerSecond", storm.perSecond() + refused / storm.seconds());
        figures.put("servedPerSecond", storm.perSecond());
        figures.put("servedShareOfNormal", storm.perSecond() / normal.perSecond());
        figures.put("servedP50Millis", storm.millis(50));
        figures.put("servedP99Millis", storm.millis(99));
        figures.put("refused", refused);
        figures.put("refusedP50Millis", storm.refusals().getValueAtPercentile(50) / 1e6);
        figures.put("refusedP99Millis", storm.refusals().getValueAtPercentile(99) / 1e6);
        figures.put("secondsToNormal", secondsToNormal(server, normal.perSecond(), exchange));
        return figures;
    }

    private static double secondsToNormal(ServerProcess server, double normal, Load.Exchange exchange)
            throws Exception {
        long begin = System.nanoTime();
        while (Load.closed(server, CLIENTS, LOOK_SECONDS, exchange).perSecond() < normal * NORMAL_SHARE) {
            if ((System.nanoTime() - begin) / 1e9 > RECOVERY_SECONDS_MAX) {
                throw new IllegalStateException("not as fast as before after " + RECOVERY_SECONDS_MAX + " s");
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
