package io.stepwell.simulation.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a program. What passes from step to step is a whole number {@code n} and the place {@code at} in the maps
 * around it. Names are unique in a program.
 */
public sealed interface Step {
    String name();

    /** Steps one after the other; never empty. */
    record Block(List<Step> steps) {
        public Block {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("a block has at least one step");
            }
        }
    }

    /** {@code n += by}: a Pass state. */
    record Add(String name, int by, boolean jsonata) implements Step {}

    /** {@code n += by}, by an expression that takes more work than a decision in a hurry may do. */
    record Ponder(String name, int by) implements Step {}

    /** A variable takes the value of {@code n}. */
    record Remember(String name, String variable, boolean jsonata) implements Step {}

    /** {@code n += variable}. */
    record Recall(String name, String variable, boolean jsonata) implements Step {}

    /** A Wait state. */
    record Pause(String name, int seconds, boolean jsonata) implements Step {}

    /** {@code if (n > threshold) then else otherwise}: a Choice state. */
    record Branching(String name, int threshold, Block then, Block otherwise, boolean jsonata) implements Step {}

    /** The body so many times: a Choice state, a variable, and a way back. */
    record Repeat(String name, int times, Block body) implements Step {}

    /** {@code n = } the answer of a callee: a Task state. */
    record Call(String name, Callee callee, @Nullable Integer timeoutSeconds, Recovery recovery) implements Step {}

    /** {@code n = } the sum of all branches: a Parallel state. */
    record Fork(String name, List<Block> branches, Recovery recovery, boolean jsonata) implements Step {
        public Fork {
            branches = List.copyOf(branches);
        }
    }

    /** {@code n = } the sum of the body's results for each {@code n + item}: a Map state. */
    record Each(String name, List<Integer> items, int concurrency, Block body, Recovery recovery, boolean jsonata)
            implements Step {
        public Each {
            items = List.copyOf(items);
        }
    }

    /** The end with an error: a Fail state. */
    record Stop(String name, String error) implements Step {}

    /** Who is called. */
    enum Callee {
        /** Answers the call. */
        FUNCTION,
        /** Is given a token, and somebody answers with it. */
        TOKEN,
        /** A worker takes the task from a queue. */
        ACTIVITY
    }

    /**
     * What happens after an error.
     *
     * @param retries how often an error named {@code retried} is retried; 0 for never
     * @param handler what follows any error that is left; null when nothing handles it
     */
    record Recovery(
            String retried,
            int retries,
            int intervalSeconds,
            @Nullable Block handler) {
        static final Recovery NONE = new Recovery("", 0, 1, null);
    }
}
