package io.stepwell.language.definition;

/** A state of a definition, compiled. One record for each type; each knows its own data flow. */
public sealed interface State
        permits PassState,
                TaskState,
                ChoiceState,
                WaitState,
                SucceedState,
                FailState,
                ParallelState,
                MapState,
                DistributedMapState {
    /** What all types have in common. */
    StateHead head();

    StateType type();

    default String name() {
        return head().name();
    }
}
