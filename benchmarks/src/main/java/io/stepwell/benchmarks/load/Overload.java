package io.stepwell.benchmarks.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Overload: ten times the rate the server can serve, from thousands of connections, and what is left of it: what it
 * still serves, how soon it refuses the rest, and how soon afterwards it is as fast as before.
 */
final class Overload implements Workload {
    private static final int STATES = 10;
    private static final int CLIENTS = 64;
    private static final int CROWD = 4_000;
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
        return "ten times the rate a server can serve, from 4,000 connections, for a minute";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        try (ServerProcess server = bench.start(Map.of())) {
            String arn = Machines.create(server, "ten", Machines.chain(STATES, _ -> "\"Type\":\"Pass\""));
            byte[] start = Machines.start(arn, "{}");
            Load.Exchange exchange = (connection, _) -> Throughput.served(connection.send(start));
            Load.closed(server, CLIENTS, bench.warmUpSeconds(), exchange);
            Load.Measured normal = Load.closed(server, CLIENTS, bench.seconds(), exchange);
            double rate = normal.perSecond() * 10;
            Load.Measured storm = Load.open(server, CROWD, rate, STORM_SECONDS * bench.scale(), exchange);
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("normalPerSecond", normal.perSecond());
            figures.put("servedPerSecond", storm.perSecond());
            figures.put("servedShareOfNormal", storm.perSecond() / normal.perSecond());
            figures.put("refused", (double) storm.refusals().getTotalCount());
            figures.put("servedP99Millis", storm.millis(99));
            figures.put("secondsToNormal", secondsToNormal(server, normal.perSecond(), exchange));
            return List.of(new Outcome(CROWD + " connections", List.of(figures)));
        }
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
