package io.stepwell.language.definition;

/** What follows a state that has finished. */
public sealed interface Transition {
    /** Another state of the same group follows. */
    record Next(String state) implements Transition {}

    /** The group of states ends here. */
    record End() implements Transition {}
}
