package io.stepwell.runtime.node;

import io.stepwell.engine.command.Command;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.partition.Partition;
import io.stepwell.runtime.partition.Work;
import io.stepwell.runtime.partition.Work.Acted;
import io.stepwell.runtime.work.Dispatcher;
import io.stepwell.runtime.world.Threads;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All partitions of a node, and the way to the one that owns an execution. */
final class Partitions implements Dispatcher.Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
    private static final long ANSWER_MILLIS_MAX = 30_000;

    private final Threads threads;
    private List<Partition> all = List.of();

    Partitions(Threads threads) {
        this.threads = threads;
    }

    void own(List<Partition> partitions) {
        all = List.copyOf(partitions);
    }

    /** The partition that owns an execution: fixed by its ARN and the number of partitions. */
    Partition of(String executionArn) {
        int hash = executionArn.hashCode();
        int mixed = hash ^ (hash >>> 16);
        return all.get(Math.floorMod(mixed * 0x9E3779B1, all.size()));
    }

    /** The partition of this number. */
    Partition number(int id) {
        return all.get(id);
    }

    /** Has a client's command carried out and waits until what it did is durable. */
    Acted act(String executionArn, Command command) {
        CompletableFuture<Acted> reply = new CompletableFuture<>();
        return ask(executionArn, new Work.Act(executionArn, command, reply), reply);
    }

    /** Hands in a client's work and waits for its reply. */
    <T> T ask(String executionArn, Work work, CompletableFuture<T> reply) {
        if (!of(executionArn).offer(work)) {
            throw new RequestRefused(Reason.THROTTLED, executionArn);
        }
        return await(reply, executionArn);
    }

    <T> T await(CompletableFuture<T> reply, String subject) {
        try {
            return threads.await(reply, ANSWER_MILLIS_MAX);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RequestRefused refused) {
                throw refused;
            }
            LOG.warn("a request about {} could not be carried out: {}", subject, String.valueOf(e.getCause()));
            throw new RequestRefused(Reason.UNAVAILABLE, subject);
        } catch (TimeoutException e) {
            throw new RequestRefused(Reason.UNAVAILABLE, subject);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestRefused(Reason.UNAVAILABLE, subject);
        }
    }

    /** Takes the outcome of a call; waits for room, because it must not be lost. */
    @Override
    public void finished(TaskRef ref, TaskOutcome outcome) throws InterruptedException {
        Command command = new Command.FinishCall(ref.scheduledEventId(), outcome);
        of(ref.executionArn()).put(new Work.Act(ref.executionArn(), command, new CompletableFuture<>()));
    }

    /** Takes the end of a job; waits for room, because the next poll may be far away. */
    @Override
    public void jobEnded(TaskRef ref, TaskOutcome outcome) throws InterruptedException {
        Command command = new Command.FinishJob(ref.scheduledEventId(), outcome);
        of(ref.executionArn()).put(new Work.Act(ref.executionArn(), command, new CompletableFuture<>()));
    }

    void wake() {
        all.forEach(Partition::wake);
    }

    void close() throws InterruptedException {
        for (Partition partition : all) {
            partition.close();
        }
    }
}
