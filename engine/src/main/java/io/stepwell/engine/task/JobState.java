package io.stepwell.engine.task;

/** What a service tells of a job that a {@code .sync} task has started. */
public sealed interface JobState {
    /** It has not ended, or the service cannot be asked now: the next poll asks again. */
    record Running() implements JobState {}

    /** It has ended, and the task with it. */
    record Ended(TaskOutcome outcome) implements JobState {}
}
