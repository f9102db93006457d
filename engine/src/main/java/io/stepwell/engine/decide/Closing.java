package io.stepwell.engine.decide;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.TimerRef;
import io.stepwell.engine.command.Command.StopExecution;
import io.stepwell.engine.effect.Effect;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Execution;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.Failure;
import org.jspecify.annotations.Nullable;

/** The ends of an execution. */
final class Closing {
    private Closing() {}

    static void succeed(Turn turn, Branch top) {
        release(turn);
        turn.record(new Event.ExecutionSucceeded(turn.headAfter(top), top.input()));
        turn.tell(new Effect.PublishStatus(ExecutionStatus.SUCCEEDED));
    }

    /**
     * Fails the execution.
     *
     * @param branch where it failed
     */
    static void fail(Turn turn, Failure reason, Branch branch) {
        release(turn);
        turn.record(new Event.ExecutionFailed(turn.headAfter(branch), reason.error(), absentWhenEmpty(reason.cause())));
        turn.tell(new Effect.PublishStatus(ExecutionStatus.FAILED));
    }

    static Decision.@Nullable Refusal stop(Turn turn, StopExecution command) {
        release(turn);
        turn.record(new Event.ExecutionAborted(turn.head(0), command.error(), command.cause()));
        turn.tell(new Effect.PublishStatus(ExecutionStatus.ABORTED));
        return null;
    }

    static Decision.@Nullable Refusal timeOut(Turn turn) {
        release(turn);
        turn.record(new Event.ExecutionTimedOut(turn.head(0), ErrorNames.TIMEOUT, null));
        turn.tell(new Effect.PublishStatus(ExecutionStatus.TIMED_OUT));
        return null;
    }

    /** When the execution times out; {@link Long#MAX_VALUE} for never. */
    static long timeoutMillis(Execution execution) {
        Long seconds = execution.definition().timeoutSeconds();
        return seconds == null ? Long.MAX_VALUE : execution.resumedMillis() + seconds * 1000;
    }

    private static void release(Turn turn) {
        Aborting.releaseAll(turn);
        long timeout = timeoutMillis(turn.execution());
        if (timeout != Long.MAX_VALUE) {
            turn.clearTimer(TimerRef.Kind.EXECUTION_TIMEOUT, 1, timeout);
        }
    }

    /** A timeout caught shows the cause "", an execution it ends shows none (recorded cases, timeouts). */
    private static @Nullable String absentWhenEmpty(@Nullable String cause) {
        return cause == null || cause.isEmpty() ? null : cause;
    }
}
