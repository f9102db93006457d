package io.stepwell.language.definition;

import java.util.List;

/** A state that may retry and catch: Task, Parallel and Map (ASL section "Errors"). */
public sealed interface FallibleState permits TaskState, ParallelState, MapState {
    List<Retrier> retriers();

    List<Catcher> catchers();

    Transition transition();
}
