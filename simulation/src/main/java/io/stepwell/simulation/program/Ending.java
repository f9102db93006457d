package io.stepwell.simulation.program;

/** How a program, or a part of it, may end. */
public sealed interface Ending {
    record Returned(long n) implements Ending {}

    record Failed(String error) implements Ending {}
}
