package io.stepwell.runtime.world;

/** How long a loop rests after a step. */
public sealed interface Rest {
    /** Not at all: there may be more to do. */
    Rest NONE = new None();

    record None() implements Rest {}

    /** Until so many places are free of what it has handed to another loop. */
    record UntilThrough(int places) implements Rest {}

    /** Until there is new work, or so many milliseconds. */
    record ForWork(long millisMax) implements Rest {}

    /** So many milliseconds, whatever comes. */
    record Pause(long millis) implements Rest {}
}
