package io.stepwell.benchmarks.load;

import java.io.IOException;

/** A chain of Pass states whose executions are asked for in numbers. */
final class OverloadedChain {
    /** A state that only passes its input on. */
    static final String PASSES = "\"Type\":\"Pass\"";

    /** A state that has a little to compute, some microseconds of work. */
    static final String COMPUTES =
            "\"Type\":\"Pass\",\"QueryLanguage\":\"JSONata\",\"Output\":{\"sum\":\"{% $sum([1..20]) %}\"}";

    private static final int CLIENTS = 64;
    private static final double DRAIN_SECONDS_MAX = 300;

    private final ServerProcess server;
    private final String arn;
    private final byte[] start;

    OverloadedChain(ServerProcess server, int states, String state) throws IOException {
        this.server = server;
        this.arn = Machines.create(server, "chain", Machines.chain(states, _ -> state));
        this.start = Machines.start(arn, "{}");
    }

    ServerProcess server() {
        return server;
    }

    /** Starts one; false when it is refused as too much. */
    boolean start(ApiConnection connection, long number) throws IOException {
        return Throughput.served(connection.send(start));
    }

    /** How many have ended, by the server's count: a long chain goes on when its start has been answered. */
    long ended() throws IOException {
        return Succeeded.of(server);
    }

    /** A few clients for so long, and until all they started has ended. */
    Calm.Round round(double seconds) throws Exception {
        long before = ended();
        long begin = System.nanoTime();
        Load.Measured measured = Load.closed(server, CLIENTS, seconds, this::start);
        drain();
        double took = (System.nanoTime() - begin) / 1e9;
        return new Calm.Round((ended() - before) / took, measured.millis(50), measured.millis(99));
    }

    /** Waits until none runs any more. */
    void drain() throws Exception {
        Machines.awaitNoneRunning(server, arn, DRAIN_SECONDS_MAX);
    }
}
