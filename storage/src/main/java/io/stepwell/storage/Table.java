package io.stepwell.storage;

/** The tables of a store; every store uses these names. */
public enum Table {
    /** Chunks of events by execution and sequence. */
    JOURNAL,
    /** The summary of an execution, by ARN. */
    EXECUTION,
    /** Executions by state machine, status and start. */
    EXECUTION_INDEX,
    /** Closed executions by the time they closed, for retention. */
    CLOSED,
    /** Timers by partition and due time. */
    TIMER,
    /** Calls in flight, by partition and attempt. */
    TASK,
    /** Tasks waiting for a worker, by activity and age. */
    ACTIVITY_QUEUE,
    /** Messages to the outside and to other partitions. */
    OUTBOX,
    /** Distributed Map runs. */
    MAP_RUN,
    /** State machines by ARN. */
    STATE_MACHINE,
    /** Definition texts by id. */
    DEFINITION,
    /** Published versions. */
    VERSION,
    /** Aliases. */
    ALIAS,
    /** Activities by ARN. */
    ACTIVITY,
    /** Tags by resource. */
    TAG,
    /** Connections of HTTP tasks by name, their secrets encrypted. */
    CONNECTION,
    /** How states and executions have been doing, by time and state machine. */
    STATISTIC,
    /** Open executions that have waited for somebody outside: an answer to a task token, a worker of an activity. */
    AWAITING,
    /** The store's own facts: format, number of partitions, secrets. */
    META
}
