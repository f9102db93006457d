package io.stepwell.engine.decide;

import io.stepwell.engine.task.TaskRef;

/** What a decision may ask about the world; answers must not block. */
public interface Surroundings {
    /** Whether an activity with this ARN exists now. */
    boolean activityExists(String activityArn);

    /** The task token of an attempt: unguessable, and the same whenever it is asked for. */
    String taskToken(TaskRef ref);
}
