package io.stepwell.runtime.world;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/**
 * Who does the work of a node. In a server these are threads of its own; in a simulation it is the one thread that
 * drives everything, step by step, in the order its seed says.
 */
public interface Threads {
    /** A thread that is yet to start and will go round this loop until the loop is over. */
    Running loop(String name, Loop loop);

    /** A light thread that is yet to start and will make a call, blocking where it waits for the world. */
    Running call(String name, Runnable call);

    /** A thread that carries out what it is given, one after the other. */
    Lane lane(String name);

    /**
     * Waits for an answer of another thread.
     *
     * @throws TimeoutException when it does not come within so many milliseconds
     */
    <T> T await(CompletableFuture<T> answer, long millisMax)
            throws ExecutionException, TimeoutException, InterruptedException;

    /** A thread. */
    interface Running {
        void start();

        void interrupt();

        /** Waits for its end, at most so long, and says whether it has ended. */
        boolean join(long millisMax) throws InterruptedException;
    }

    /** Work in order on a thread of its own. */
    interface Lane extends Executor, AutoCloseable {
        /** Interrupts what is being done and drops the rest. */
        @Override
        void close();
    }
}
