package io.stepwell.language.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A state that may retry and catch: Task, Parallel and Map (ASL section "Errors"). */
public sealed interface FallibleState permits TaskState, ParallelState, MapState, DistributedMapState {
    List<Retrier> retriers();

    List<Catcher> catchers();

    Transition transition();

    /**
     * The place of the first retrier that takes the error, whether it has an attempt left or not; -1 for none.
     *
     * @param ofTask whether work failed, not the state around it
     */
    default int retrierFor(@Nullable String error, boolean ofTask) {
        List<Retrier> retriers = retriers();
        for (int i = 0; i < retriers.size(); i++) {
            if (ErrorMatch.matches(retriers.get(i).errorEquals(), error, ofTask)) {
                return i;
            }
        }
        return -1;
    }

    /** The place of the first catcher that takes the error; -1 for none. */
    default int catcherFor(@Nullable String error, boolean ofTask) {
        List<Catcher> catchers = catchers();
        for (int i = 0; i < catchers.size(); i++) {
            if (ErrorMatch.matches(catchers.get(i).errorEquals(), error, ofTask)) {
                return i;
            }
        }
        return -1;
    }
}
