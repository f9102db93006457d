package io.stepwell.benchmarks.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a server can do before it is asked for too much, measured when it is warm.
 *
 * @param best the most executions a second that ended in a round
 * @param usual the median round
 */
record Calm(double best, Round usual) {
    private static final double NORMAL_RATE_SHARE = 0.9;
    private static final double NORMAL_LATENCY_TIMES = 2;

    /**
     * A time of load that the server can serve.
     *
     * @param perSecond executions that ended
     * @param p50Millis of the answers to their starts
     * @param p99Millis of the same
     */
    record Round(double perSecond, double p50Millis, double p99Millis) {}

    static Calm of(Bench bench, OverloadedChain chain) throws Exception {
        chain.round(bench.warmUpSeconds());
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < bench.runs(); i++) {
            rounds.add(chain.round(bench.seconds()));
        }
        rounds.sort(Comparator.comparingDouble(Round::perSecond));
        return new Calm(rounds.getLast().perSecond(), rounds.get(rounds.size() / 2));
    }

    /** Whether a later round has nine tenths of the rate at no more than twice the latency. */
    boolean isLike(Round later) {
        return later.perSecond() >= NORMAL_RATE_SHARE * usual.perSecond()
                && later.p50Millis() <= NORMAL_LATENCY_TIMES * usual.p50Millis();
    }

    void addTo(Map<String, Double> figures) {
        figures.put("calmPerSecondMost", best);
        figures.put("calmPerSecond", usual.perSecond());
        figures.put("calmP50Millis", usual.p50Millis());
        figures.put("calmP99Millis", usual.p99Millis());
    }
}
