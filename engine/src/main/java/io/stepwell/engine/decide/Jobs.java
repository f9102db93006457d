package io.stepwell.engine.decide;

import io.stepwell.engine.TimerRef;
import io.stepwell.engine.effect.Effect;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Waiting;
import io.stepwell.language.json.Json;

/**
 * The jobs of {@code .sync} tasks: started by a call, asked for now and then, until they have ended.
 *
 * <pre>
 *  TaskSubmitted ──► timer ──► PollJob ──► FinishJob ──► TaskSucceeded | TaskFailed
 *                      ▲          │ still running: nothing happens
 *                      └──────────┘ the next timer is set together with the poll
 * </pre>
 *
 * A poll leaves no trace in the journal: TaskSubmitted says that there is a job, and the timer's row when it is asked.
 */
final class Jobs {
    private Jobs() {}

    static boolean isSubmitted(Waiting.ForTask task) {
        return task.job().submitted() != null;
    }

    /** The job runs: watch it. */
    static void submitted(Turn turn, Branch branch, Waiting.ForTask task) {
        if (task.job().endAnnounced()) {
            poll(turn, branch);
        } else if (isSubmitted(task)) {
            setTimer(turn, task);
        }
    }

    /** The end of the job is known to have come: ask at once, or as soon as it is known to have begun. */
    static void endAnnounced(Turn turn, Branch branch, Waiting.ForTask task) {
        if (!task.job().endAnnounced()) {
            turn.record(new Event.JobEndAnnounced(turn.internalHead(branch), branch.id()));
        }
        poll(turn, branch);
    }

    /** Asks for the state of the job, and again later if this does not end it. */
    static void poll(Turn turn, Branch branch) {
        Waiting.ForTask task = (Waiting.ForTask) branch.waiting();
        Json submitted = task.job().submitted();
        if (submitted != null) {
            turn.tell(new Effect.PollJob(TaskRunner.callOf(turn.execution(), task, turn.surroundings()), submitted));
            setTimer(turn, task);
        }
    }

    /** Nobody waits for the job of this task any more. */
    static void cancel(Turn turn, Waiting.ForTask task) {
        Json submitted = task.job().submitted();
        if (submitted != null) {
            turn.tell(new Effect.CancelJob(TaskRunner.callOf(turn.execution(), task, turn.surroundings()), submitted));
        }
    }

    private static void setTimer(Turn turn, Waiting.ForTask task) {
        long now = turn.moment().millis();
        long running = task.job().endAnnounced() ? 0 : now - task.job().submittedMillis();
        turn.setTimer(
                TimerRef.Kind.JOB_POLL,
                task.scheduledEventId(),
                now + turn.jobPolling().pauseMillis(running));
    }
}
