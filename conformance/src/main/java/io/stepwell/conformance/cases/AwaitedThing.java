package io.stepwell.conformance.cases;

/** What an await step waits for. */
public enum AwaitedThing {
    EXECUTION_DONE,
    EXECUTION_SUCCEEDED,
    EXECUTION_ABORTED,
    EXECUTION_STARTED,
    STATE_ENTERED,
    EVENT_COUNT,
    LISTED_EXECUTION_STATUS
}
