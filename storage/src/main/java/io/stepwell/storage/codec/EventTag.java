package io.stepwell.storage.codec;

/**
 * The number that stands for each kind of event in the journal. A number is never given twice, not even after its event
 * is gone. An event whose fields change gets a new number, and {@link EventReader} goes on reading the old one.
 */
final class EventTag {
    static final int EXECUTION_STARTED = 1;
    static final int EXECUTION_SUCCEEDED = 2;
    static final int EXECUTION_FAILED = 3;
    static final int EXECUTION_ABORTED = 4;
    static final int EXECUTION_TIMED_OUT = 5;
    /** As EXECUTION_STARTED, of a version. */
    static final int VERSION_STARTED = 6;

    static final int EXECUTION_REDRIVEN = 7;

    static final int STATE_ENTERED = 10;
    static final int STATE_EXITED = 11;
    static final int STATE_ABORTED = 12;
    static final int WAIT_SCHEDULED = 13;
    static final int RETRY_SCHEDULED = 14;
    static final int EVALUATION_FAILED = 15;

    static final int TASK_SCHEDULED = 20;
    static final int TASK_STARTED = 21;
    static final int TASK_SUBMITTED = 22;
    static final int TASK_SUCCEEDED = 23;
    static final int TASK_FAILED = 24;
    static final int TASK_TIMED_OUT = 25;
    static final int HEARTBEAT_RECORDED = 26;
    static final int CALLBACK_HELD = 27;
    static final int JOB_END_ANNOUNCED = 28;

    static final int PARALLEL_STARTED = 40;
    static final int PARALLEL_SUCCEEDED = 41;
    static final int PARALLEL_FAILED = 42;

    static final int MAP_STARTED = 50;
    static final int MAP_SUCCEEDED = 51;
    static final int MAP_FAILED = 52;
    static final int MAP_ITERATION_STARTED = 53;
    static final int MAP_ITERATION_SUCCEEDED = 54;
    static final int MAP_ITERATION_FAILED = 55;
    static final int MAP_ITERATION_ABORTED = 56;

    static final int DISTRIBUTED_MAP_STARTED = 57;
    static final int MAP_RUN_STARTED = 58;
    static final int MAP_RUN_SUCCEEDED = 59;
    static final int MAP_RUN_FAILED = 60;
    static final int MAP_RUN_ABORTED = 61;
    static final int MAP_RUN_REDRIVEN = 62;

    private EventTag() {}
}
