package io.stepwell.engine.state;

import java.util.List;

/**
 * The branches of a Parallel or Map state that is over, kept until the state is left, because an execution that ends with it
 * may be taken up again.
 *
 * @param run what the state waited for
 * @param below all branches below it
 */
record GivenUp(Waiting run, List<Branch> below) {}
