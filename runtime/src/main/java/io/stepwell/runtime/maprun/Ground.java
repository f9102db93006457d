package io.stepwell.runtime.maprun;

import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.express.ExpressRunner;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.world.World;
import io.stepwell.storage.Store;
import io.stepwell.storage.WriteBatch;
import org.jspecify.annotations.Nullable;

/**
 * What map runs stand on. What waits for the store ends in a {@link RuntimeException} when that does not take the write;
 * nothing is then known about it.
 */
public interface Ground {
    World world();

    Store store();

    Datasets datasets();

    /** Runs express children. */
    ExpressRunner express();

    /** The longest result of a state, in bytes of UTF-8. */
    int payloadBytes();

    Definition definition(String definitionId);

    /** The summary of an execution. */
    ExecutionRow execution(String arn);

    /** A standard execution with its input and how it ended. */
    ExecutionView describe(String arn);

    /** Hands in the start of a child; starting it again is fine. The answer comes once it is durable, from any thread. */
    void startChild(ExecutionRow row, Json input, Answer answer) throws InterruptedException;

    /** The summary of an execution; null when there is none. */
    @Nullable
    ExecutionRow executionIfThere(String arn);

    /** Hands in that a child goes on after its end; the answer comes like that of a start. */
    void redriveChild(String arn, Redriven answer) throws InterruptedException;

    /** Hands in the stop of a child; the answer comes like that of a start. */
    void stopChild(String arn, Answer answer) throws InterruptedException;

    /** Makes rows of a map run of that execution durable. */
    void write(String executionArn, WriteBatch rows) throws InterruptedException;

    /** Tells the execution how its map run ended; one that does not wait for it does not mind. */
    void finish(String executionArn, String mapRunArn, int redrives, TaskOutcome outcome) throws InterruptedException;

    /** Makes it durable that nothing is left to do for the map run. */
    void settle(String executionArn, String mapRunArn, int redrives) throws InterruptedException;

    /** Takes the news of a redrive. */
    interface Redriven {
        /**
         * It is durable, or not.
         *
         * @param goesOn whether the child goes on; false when it cannot
         * @param failure null when nothing kept it from being durable
         */
        void durable(boolean goesOn, @Nullable Throwable failure);
    }

    /** Takes the news of a start or a stop. */
    interface Answer {
        /**
         * It is durable, or not.
         *
         * @param failure null when it is
         */
        void durable(@Nullable Throwable failure);
    }
}
