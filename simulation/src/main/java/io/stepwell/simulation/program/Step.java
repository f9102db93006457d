package io.stepwell.simulation.program;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step of a program. What passes from step to step is a whole number {@code n} and the place {@code at} in the maps
 * around it. Names are unique in a program.
 */
public sealed interface Step {
    String name();

    /** The blocks it may run in the same state machine, that of its recovery included. */
    default List<Block> blocks() {
        return switch (this) {
            case Add _, Ponder _, Remember _, Recall _, Pause _, Stop _ -> List.of();
            case Branching s -> List.of(s.then(), s.otherwise());
            case Repeat s -> List.of(s.body());
            case Call s -> s.recovery().blocks(List.of());
            case Nest s -> s.recovery().blocks(List.of());
            case Fork s -> s.recovery().blocks(s.branches());
            case Each s -> s.recovery().blocks(List.of(s.body()));
            case Spread s -> s.recovery().blocks(List.of(s.body()));
        };
    }

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

    /**
     * {@code n = } the answer of a callee: a Task state.
     *
     * @param beats whether the task is over when nobody says in time that it is still being done
     */
    record Call(String name, Callee callee, @Nullable Integer timeoutSeconds, boolean beats, Recovery recovery)
            implements Step {}

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

    /**
     * {@code n = } the sum of the results of those that succeed, of the body for each {@code n + item}, each in an
     * execution of its own: a Map state in distributed mode.
     *
     * @param bounds how many run at once and how many may fail
     * @param express whether the children are express executions
     */
    record Spread(
            String name,
            List<Integer> items,
            Bounds bounds,
            boolean express,
            Block body,
            Recovery recovery,
            boolean jsonata)
            implements Step {
        public Spread {
            items = List.copyOf(items);
        }

        /** Whether its map run fails when so many items have failed. */
        public boolean isBeyondBounds(int failed) {
            return bounds.areExceeded(failed, items.size());
        }
    }

    /**
     * What a map run keeps to.
     *
     * @param concurrency how many children run at once; 0 for all
     * @param failures how many may fail; with both 0 none may, otherwise 0 is no bound
     * @param failuresPercent how many of a hundred may fail
     */
    record Bounds(int concurrency, int failures, int failuresPercent) {
        /** Whether so many failures of so many items are too many. */
        boolean areExceeded(int failed, int items) {
            boolean unset = failures == 0 && failuresPercent == 0;
            return failed > 0
                    && (unset
                            || (failures > 0 && failed > failures)
                            || (failuresPercent > 0 && 100 * failed > failuresPercent * items));
        }
    }

    /** {@code n = } the result of another program with the same input: a Task state that waits for its execution. */
    record Nest(String name, Program program, Recovery recovery) implements Step {}

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
        List<Block> blocks(List<Block> others) {
            return handler == null
                    ? others
                    : Stream.concat(others.stream(), Stream.of(handler)).toList();
        }
    }
}
