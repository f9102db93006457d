package io.stepwell.storage.crash;

/**
 * Places where a crash would be interesting. They cost nothing unless the process was started with one of
 *
 * <ul>
 *   <li>{@code -Dstepwell.crash.at=NAME:N}: the process halts, as if killed, when it comes to that place the N-th time;
 *   <li>{@code -Dstepwell.crash.points=watched}: whoever {@linkplain CrashPoints#watch watches} is told about each.
 * </ul>
 */
public enum CrashPoint {
    // A store is opened, owned and copied.
    STORE_OPENED,
    STORE_BATCH_BUILT,
    STORE_BATCH_SYNCED,
    STORE_EPOCH_RAISED,
    BACKUP_BEGUN,
    BACKUP_WRITTEN,
    STORE_CLOSING,

    // A node starts and ends.
    NODE_FACTS_STORED,
    NODE_CATALOGUE_READ,
    NODE_PARTITIONS_TAKEN,
    NODE_STARTED,
    NODE_CLOSING,

    // A partition's round.
    TIMERS_READ,
    WORK_TAKEN,
    TIMERS_TAKEN,
    DECISION_MADE,
    ROUND_STAGED,
    ROUND_SUBMITTED,
    RECOVERY_BEGUN,
    RECOVERY_CALLS_AGAIN,
    RECOVERY_ENDED,
    PARTITION_DROPPED_MEMORY,
    PARTITION_TAKEN_OVER,

    // A decision that takes long.
    SLOW_DECISION_PUT_OFF,
    SLOW_DECISION_MADE,
    SLOW_DECISION_HANDED_BACK,

    // A commit and what follows it.
    COMMIT_BEGUN,
    COMMIT_DURABLE,
    COMMIT_REFUSED,
    EFFECTS_ABOUT_TO_BE_RELEASED,
    EFFECT_RELEASED,
    ANSWERS_ABOUT_TO_BE_GIVEN,
    ANSWER_GIVEN,
    RELEASE_ENDED,

    // A call.
    CALL_ACCEPTED,
    CALL_BEGUN,
    CALL_MADE,
    CALL_OUTCOME_HANDED_IN,
    CALL_CANCELLED,

    // A job, such as another execution.
    JOB_FOUND_ENDED,
    JOB_END_TOLD,
    JOB_END_FORGOTTEN,

    // An express execution.
    EXPRESS_BEGUN,
    EXPRESS_ENDED,

    // A map run.
    MAP_RUN_BEGUN,
    MAP_CHILD_STARTING,
    MAP_RUN_RESULTS_WRITTEN,
    MAP_RUN_CLOSED,
    MAP_RUN_PARENT_TOLD,
    MAP_RUN_SETTLED,
    MAP_RUN_TAKEN_UP,

    // Workers.
    OFFER_QUEUED,
    OFFER_TAKEN,
    ACTIVITY_STARTED,
    WORKER_ANSWER_TAKEN,
    WORKER_ANSWER_KEPT,
    HEARTBEAT_KEPT,

    // Clients.
    START_ASKED,
    START_KEPT,
    STOP_KEPT,
    REDRIVE_KEPT,

    // The catalogue.
    CATALOGUE_BATCH_BUILT,
    CATALOGUE_BATCH_KEPT,

    // What has had its time goes.
    SWEEP_BEGUN,
    EXECUTION_PART_FORGOTTEN,
    EXECUTION_FORGOTTEN,
    SWEEP_ENDED;

    private static final boolean ON = CrashPoints.areOn();

    /** Execution has come here. */
    public void reached() {
        if (ON) {
            CrashPoints.reached(this);
        }
    }
}
