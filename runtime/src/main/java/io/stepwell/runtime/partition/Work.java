package io.stepwell.runtime.partition;

import io.stepwell.engine.command.Command;
import io.stepwell.engine.decide.Decision;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions.Started;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.TimerRows;
import io.stepwell.storage.WriteBatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a partition is asked to do. A reply comes only after what it tells is durable. */
public sealed interface Work {
    /** Start an execution; the row says what it is, all but its start. */
    record Start(ExecutionRow row, Json input, CompletableFuture<Started> reply) implements Work {}

    /** Carry out a command. */
    record Act(String executionArn, Command command, CompletableFuture<Acted> reply) implements Work {}

    /** A timer is due. */
    record Fire(TimerRows.Timer timer) implements Work {}

    /** Delete what is left of a closed execution. */
    record Forget(String executionArn, CompletableFuture<Boolean> reply) implements Work {}

    /** Messages have been delivered: their rows in the outbox, named by their keys, go. */
    record Delivered(List<byte[]> keys, CompletableFuture<Boolean> reply) implements Work {}

    /** Write rows that belong to an execution of the partition: those of its map runs. */
    record Write(String executionArn, WriteBatch rows, CompletableFuture<Boolean> reply) implements Work {}

    /** A map run has nothing left to do. */
    record SettleMapRun(String executionArn, String mapRunArn, int redrives, CompletableFuture<Boolean> reply)
            implements Work {}

    /**
     * A decision about other work was made in the slow lane.
     *
     * @param prepared the decision; null when there is no open execution to decide about
     * @param failure why there is none; null when there is
     * @param generation what memory the partition had when it was asked for
     */
    record Decided(
            Work work,
            @Nullable Prepared prepared,
            @Nullable RuntimeException failure,
            long generation) implements Work {}

    /** Make a call again that was in flight when memory was lost. */
    record CallAgain(TaskRef ref) implements Work {}

    /** Look at the clock. */
    record Wake() implements Work {}

    /**
     * What came of a command.
     *
     * @param outcome whether it was carried out
     * @param taskInput the input of the task a worker has taken; null for other commands
     * @param atMillis the time of the decision
     */
    record Acted(Outcome outcome, @Nullable Json taskInput, long atMillis) {
        static Acted refused(Decision.Refusal refusal, long atMillis) {
            Outcome outcome = switch (refusal) {
                case EXECUTION_CLOSED -> Outcome.EXECUTION_CLOSED;
                case EXECUTION_NOT_REDRIVABLE -> Outcome.EXECUTION_NOT_REDRIVABLE;
                case TASK_NOT_OPEN -> Outcome.TASK_NOT_OPEN;
                case TASK_TIMED_OUT -> Outcome.TASK_TIMED_OUT;
            };
            return new Acted(outcome, null, atMillis);
        }
    }

    /** Whether a command was carried out, and why not. */
    enum Outcome {
        DONE,
        NO_SUCH_EXECUTION,
        EXECUTION_CLOSED,
        EXECUTION_NOT_REDRIVABLE,
        TASK_NOT_OPEN,
        TASK_TIMED_OUT
    }
}
