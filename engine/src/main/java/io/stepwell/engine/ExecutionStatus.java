package io.stepwell.engine;

/** The life of an execution; names as in the API. */
public enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED;

    public boolean isClosed() {
        return this != RUNNING;
    }
}
