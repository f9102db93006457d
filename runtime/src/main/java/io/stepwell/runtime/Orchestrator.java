package io.stepwell.runtime;

/** A running engine: what an API talks to. All operations answer only after what they did is durable. */
public interface Orchestrator extends AutoCloseable {
    Catalogue catalogue();

    Executions executions();

    TaskDesk tasks();

    StateTrials trials();

    MapRuns mapRuns();

    /** Stops taking work, lets commits in progress end and releases the store. */
    @Override
    void close();
}
