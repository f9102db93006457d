package io.stepwell.engine.decide;

import io.stepwell.engine.TimerRef;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Waiting;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.definition.DistributedMapState;
import io.stepwell.language.definition.MapState;
import io.stepwell.language.definition.ParallelState;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.TaskState;
import io.stepwell.language.definition.WaitState;
import org.jspecify.annotations.Nullable;

/** What a due timer does. A timer whose occasion has passed, or whose time has not come, does nothing. */
final class Timers {
    private Timers() {}

    static Decision.@Nullable Refusal fire(Turn turn, TimerRef timer) {
        switch (timer.kind()) {
            case WAIT -> endWait(turn, timer.anchorEventId());
            case RETRY -> retry(turn, timer.anchorEventId());
            case TASK_TIMEOUT -> endTask(turn, timer.anchorEventId(), false);
            case HEARTBEAT -> endTask(turn, timer.anchorEventId(), true);
            case EXECUTION_TIMEOUT -> endExecution(turn, timer);
            case RESUME -> resume(turn);
            case JOB_POLL -> pollJob(turn, timer.anchorEventId());
        }
        return null;
    }

    private static void endWait(Turn turn, long enteredEventId) {
        for (Branch branch : turn.execution().branches()) {
            if (branch.enteredEventId() == enteredEventId
                    && branch.waiting() instanceof Waiting.ForTime wait
                    && wait.dueMillis() <= turn.moment().millis()) {
                WaitState state = (WaitState) branch.requireState();
                try {
                    Scope scope = Scopes.of(turn, branch);
                    Leaving.exit(turn, branch, state.complete(scope), state.transition());
                } catch (StateFailure failure) {
                    Failing.stateFailed(turn, branch, failure);
                }
                return;
            }
        }
    }

    private static void retry(Turn turn, long anchorEventId) {
        for (Branch branch : turn.execution().branches()) {
            if (branch.waiting() instanceof Waiting.ForRetry wait
                    && wait.anchorEventId() == anchorEventId
                    && wait.dueMillis() <= turn.moment().millis()) {
                again(turn, branch, branch.requireState());
                return;
            }
        }
    }

    private static void again(Turn turn, Branch branch, State state) {
        try {
            switch (state) {
                case TaskState s -> TaskRunner.schedule(turn, branch, s);
                case ParallelState s -> ParallelRunner.start(turn, branch, s);
                case MapState s -> MapRunner.start(turn, branch, s);
                case DistributedMapState s -> DistributedMapRunner.start(turn, branch, s);
                default -> throw new IllegalStateException("a " + state.type() + " state cannot be retried");
            }
        } catch (StateFailure failure) {
            Failing.stateFailed(turn, branch, failure);
        }
    }

    private static void endTask(Turn turn, long scheduledEventId, boolean silence) {
        Branch branch = TaskAnswers.waitingFor(turn.execution(), scheduledEventId);
        if (branch == null) {
            return;
        }
        Waiting.ForTask task = (Waiting.ForTask) branch.waiting();
        long due = silence ? task.silenceMillis() : task.timeoutMillis();
        if (due <= turn.moment().millis()) {
            TaskRunner.timedOut(turn, branch, silence);
        }
    }

    private static void endExecution(Turn turn, TimerRef timer) {
        if (timer.equals(TimerRef.OPEN_TOO_LONG)
                || Closing.timeoutMillis(turn.execution()) <= turn.moment().millis()) {
            Closing.timeOut(turn);
        }
    }

    private static void pollJob(Turn turn, long scheduledEventId) {
        Branch branch = TaskAnswers.waitingFor(turn.execution(), scheduledEventId);
        if (branch != null) {
            Jobs.poll(turn, branch);
        }
    }

    private static void resume(Turn turn) {
        for (Branch branch : turn.execution().branches()) {
            if (branch.isReady()) {
                turn.makeReady(branch);
            }
        }
    }
}
