package io.stepwell.runtime.maprun;

/** Runs the children of one map run, and signals their ends. */
interface Children extends AutoCloseable {
    /** How many may run at once when the map run sets no bound of its own. */
    int atOnceMax();

    /** How many starts may be on their way at once. */
    int startingMax();

    /** Starts a child, or does so again; a {@link Signal.Started} says when that is durable. */
    void start(long index, ChildSource.Child child) throws InterruptedException;

    /** Stops a child that runs. */
    void stop(long index) throws InterruptedException;

    /** Shows all children that run and will go on without this drive, whichever drive began them. */
    void eachThatRuns(Seen seen);

    /** Waits until every start asked for is durable or is known to come to nothing. */
    void awaitStarts() throws InterruptedException;

    /** Lets go of the children: those that are not durable are given up. */
    @Override
    void close();

    /** Is shown a child. */
    interface Seen {
        void running(long index, int items);
    }
}
