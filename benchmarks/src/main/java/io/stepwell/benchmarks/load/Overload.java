package io.stepwell.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Overload, for a minute: how much is still done, how soon the rest is refused, and how soon afterwards it is as before.
 *
 * <ul>
 *   <li>Ten times what the server can do, in an open loop: requests are sent when they are due. The executions are as much
 *       work as a history of AWS has room for, with an expression in each state, so that asking for ten times as many
 *       leaves the processors, which the server shares with those who ask, to the work.
 *   <li>4,000 connections in a closed loop with executions of ten states. They cannot ask for ten times as much, as each
 *       waits for its answer: asked and answered are the same rate, and the mean latency is the number of connections
 *       divided by it (Little's law), however soon a request is refused once it is read. So this shows what thousands of
 *       connections do to a server, not how soon it refuses.
 * </ul>
 */
final class Overload implements Workload {
    private static final int HEAVY_STATES = 10_000;
    private static final int LIGHT_STATES = 10;
    private static final int CROWD = 4_000;
    private static final double TIMES = 10;
    private static final double LOOK_SECONDS = 2;
    private static final double RECOVERY_SECONDS_MAX = 300;

    @Override
    public String name() {
        return "OVERLOAD";
    }

    @Override
    public String meaning() {
        return "ten times as many starts as the server can do, and a crowd of 4,000 connections";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        try (ServerProcess server = bench.start(Map.of())) {
            String variant = HEAVY_STATES + " states with an expression, open loop of ten times the maximum";
            outcomes.add(new Outcome(
                    variant,
                    List.of(storm(bench, new OverloadedChain(server, HEAVY_STATES, OverloadedChain.COMPUTES)))));
        }
        try (ServerProcess server = bench.start(Map.of())) {
            String variant = LIGHT_STATES + " states, " + CROWD + " connections in a closed loop";
            outcomes.add(new Outcome(
                    variant, List.of(crowd(bench, new OverloadedChain(server, LIGHT_STATES, OverloadedChain.PASSES)))));
        }
        return outcomes;
    }

    private static Map<String, Double> storm(Bench bench, OverloadedChain chain) throws Exception {
        Map<String, Double> figures = new LinkedHashMap<>();
        Calm calm = Calm.of(bench, chain);
        calm.addTo(figures);
        ServerProcess server = chain.server();
        double cpuBefore = server.cpuSeconds();
        long endedBefore = chain.ended();
        OpenLoop loop = OpenLoop.send(server::connect, calm.best() * TIMES, bench.stormSeconds(), chain::start);
        long endedAfter = chain.ended();
        double cpuAfter = server.cpuSeconds();
        long over = System.nanoTime();
        OpenLoop.Measured storm = loop.await();
        double ended = (endedAfter - endedBefore) / storm.seconds();
        figures.put("askedPerSecond", storm.perSecond());
        figures.put("askedTimesCalm", storm.perSecond() / calm.best());
        figures.put("endedPerSecond", ended);
        figures.put("endedShareOfCalm", ended / calm.best());
        figures.put("servedPerSecond", storm.served().count() / storm.seconds());
        addLatencies("served", storm.served(), figures);
        figures.put("refused", (double) storm.refused().count());
        addLatencies("refused", storm.refused(), figures);
        figures.put("failed", (double) storm.failed());
        figures.put("connections", (double) storm.connections());
        figures.put("cpuSecondsPerSecond", (cpuAfter - cpuBefore) / storm.seconds());
        figures.put("residentMegabytesMost", server.residentBytesMost() / 1e6);
        chain.drain();
        figures.put("secondsToDrained", (System.nanoTime() - over) / 1e9);
        addRecovery(chain, calm, over, figures);
        figures.put("heapMegabytesAfter", server.liveHeapBytes() / 1e6);
        if (storm.firstFailure() != null) {
            System.err.println(storm.failed() + " requests failed, the first with " + storm.firstFailure());
        }
        return figures;
    }

    private static void addLatencies(String what, OpenLoop.Latencies latencies, Map<String, Double> figures) {
        figures.put(what + "P50Millis", latencies.millisSinceDue(50));
        figures.put(what + "P99Millis", latencies.millisSinceDue(99));
        figures.put(what + "P50MillisSinceSent", latencies.millisSinceSent(50));
        figures.put(what + "P99MillisSinceSent", latencies.millisSinceSent(99));
    }

    private static Map<String, Double> crowd(Bench bench, OverloadedChain chain) throws Exception {
        Map<String, Double> figures = new LinkedHashMap<>();
        Calm calm = Calm.of(bench, chain);
        calm.addTo(figures);
        Load.Measured storm =
                Load.crowd(chain.server(), CROWD, calm.best() * TIMES, bench.stormSeconds(), chain::start);
        long over = System.nanoTime();
        double refused = storm.refusals().getTotalCount();
        double asked = storm.perSecond() + refused / storm.seconds();
        figures.put("askedPerSecond", asked);
        figures.put("askedTimesCalm", asked / calm.best());
        figures.put("meanMillisByLittlesLaw", CROWD / asked * 1_000);
        figures.put("endedPerSecond", storm.perSecond());
        figures.put("endedShareOfCalm", storm.perSecond() / calm.best());
        figures.put("servedP50Millis", storm.millis(50));
        figures.put("servedP99Millis", storm.millis(99));
        figures.put("refused", refused);
        figures.put("refusedP50Millis", storm.refusals().getValueAtPercentile(50) / 1e6);
        figures.put("refusedP99Millis", storm.refusals().getValueAtPercentile(99) / 1e6);
        figures.put("residentMegabytesMost", chain.server().residentBytesMost() / 1e6);
        addRecovery(chain, calm, over, figures);
        return figures;
    }

    /** From the end of the storm to the beginning of the first round that is as calm as those before it. */
    private static void addRecovery(OverloadedChain chain, Calm calm, long over, Map<String, Double> figures)
            throws Exception {
        double seconds;
        Calm.Round round;
        do {
            seconds = (System.nanoTime() - over) / 1e9;
            if (seconds > RECOVERY_SECONDS_MAX) {
                throw new IllegalStateException("not as before after " + seconds + " s: " + figures);
            }
            round = chain.round(LOOK_SECONDS);
        } while (!calm.isLike(round));
        figures.put("secondsToNormal", seconds);
        figures.put("normalPerSecond", round.perSecond());
        figures.put("normalP50Millis", round.p50Millis());
    }
}
