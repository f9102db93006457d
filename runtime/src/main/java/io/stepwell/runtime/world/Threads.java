package io.stepwell.runtime.world;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

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

    /** Lets the calling thread rest so long. */
    void pause(long millis) throws InterruptedException;

    /** A new mailbox. */
    <T> Mailbox<T> mailbox();

    /** So many places, given to those who wait for them in their order. */
    Permits permits(int count);

    /** Where any thread leaves messages for one that waits for them. */
    interface Mailbox<T> {
        /** Leaves a message; never waits. */
        void put(T message);

        /** The next message; null when there is none. */
        @Nullable
        T poll();

        /** The next message, after at most so long; null when none has come. */
        @Nullable
        T poll(long millisMax) throws InterruptedException;

        /** The next message, however long it takes. */
        T take() throws InterruptedException;
    }

    /** Places for a bounded number of threads. */
    interface Permits {
        /** Takes a place, or waits for one. */
        void acquire() throws InterruptedException;

        /** Gives a place back. */
        void release();
    }

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
