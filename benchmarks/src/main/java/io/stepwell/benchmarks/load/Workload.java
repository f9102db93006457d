package io.stepwell.benchmarks.load;

import java.util.List;

/** Something worth measuring. */
interface Workload {
    /** Short and stable: {@code W1}. */
    String name();

    /** One line for people. */
    String meaning();

    /** Measures on servers of its own, which it ends. */
    List<Outcome> measure(Bench bench) throws Exception;
}
