package io.stepwell.api.history;

import io.stepwell.engine.event.Event;
import io.stepwell.language.definition.StateType;

/** Which events a state machine has logged (AWS Step Functions Developer Guide, "Log levels for execution events"). */
public enum LogLevel {
    /** Every event of the history. */
    ALL,
    /** Whatever fails, is aborted or times out, and the entering of a Fail state. */
    ERROR,
    /** The end of an execution other than its success. */
    FATAL,
    /** None. */
    OFF;

    /** Whether an event is to be logged. */
    public boolean wants(Event event) {
        if (event.head().isInternal()) {
            return false;
        }
        return switch (this) {
            case ALL -> true;
            case ERROR -> isFatal(event) || isError(event);
            case FATAL -> isFatal(event);
            case OFF -> false;
        };
    }

    private static boolean isFatal(Event event) {
        return event instanceof Event.ExecutionFailed
                || event instanceof Event.ExecutionAborted
                || event instanceof Event.ExecutionTimedOut;
    }

    private static boolean isError(Event event) {
        return event instanceof Event.TaskFailed
                || event instanceof Event.TaskTimedOut
                || event instanceof Event.EvaluationFailed
                || event instanceof Event.StateAborted
                || event instanceof Event.ParallelFailed
                || event instanceof Event.MapFailed
                || event instanceof Event.MapIterationFailed
                || event instanceof Event.MapIterationAborted
                || (event instanceof Event.StateEntered entered && entered.type() == StateType.FAIL);
    }
}
