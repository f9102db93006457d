package io.stepwell.runtime.partition;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an error of one piece of work from ending the thread that serves all others: data too deep for the stack, a class
 * that an upgrade has removed under a running process, a broken assumption. What concerns the whole process (no memory) goes
 * through.
 */
final class Contained {
    private Contained() {}

    /**
     * Does the work.
     *
     * @throws IllegalStateException instead of the error
     */
    static void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Does the work; its result.
     *
     * @throws IllegalStateException instead of the error
     */
    static <T extends @Nullable Object> T get(Supplier<T> work) {
        try {
            return work.get();
        } catch (StackOverflowError | LinkageError | AssertionError error) {
            throw new IllegalStateException("it broke off with " + error, error);
        }
    }
}
