package io.stepwell.runtime.node;

import io.stepwell.engine.command.Command;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.TaskDesk;
import io.stepwell.runtime.catalogue.StoredCatalogue;
import io.stepwell.runtime.partition.Work;
import io.stepwell.runtime.rows.ActivityQueueRows.Offer;
import io.stepwell.runtime.work.ActivityQueues;
import io.stepwell.runtime.work.Pollers;
import io.stepwell.runtime.work.TaskTokens;
import io.stepwell.storage.crash.CrashPoint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Workers of this node's tasks. */
final class NodeTaskDesk implements TaskDesk {
    private final StoredCatalogue catalogue;
    private final Partitions partitions;
    private final ActivityQueues queues;
    private final TaskTokens tokens;
    private final Pollers pollers;

    NodeTaskDesk(
            StoredCatalogue catalogue,
            Partitions partitions,
            ActivityQueues queues,
            TaskTokens tokens,
            Pollers pollers) {
        this.pollers = pollers;
        this.catalogue = catalogue;
        this.partitions = partitions;
        this.queues = queues;
        this.tokens = tokens;
    }

    @Override
    public @Nullable Assignment poll(String activityArn, @Nullable String workerName, Duration wait)
            throws InterruptedException {
        catalogue.activity(activityArn);
        pollers.enter(activityArn);
        try {
            return assignment(activityArn, workerName, wait);
        } finally {
            pollers.leave(activityArn);
        }
    }

    private @Nullable Assignment assignment(String activityArn, @Nullable String workerName, Duration wait)
            throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            Offer offer = queues.take(activityArn, deadline - System.nanoTime());
            if (offer == null) {
                return null;
            }
            Assignment assignment = assign(activityArn, offer, workerName);
            if (assignment != null) {
                return assignment;
            }
        }
    }

    private @Nullable Assignment assign(String activityArn, Offer offer, @Nullable String workerName) {
        CrashPoint.OFFER_TAKEN.reached();
        TaskRef ref = offer.ref();
        Work.Acted acted;
        try {
            acted = partitions.act(ref.executionArn(), new Command.StartActivity(ref.scheduledEventId(), workerName));
        } catch (RequestRefused refused) {
            queues.offer(activityArn, offer); // not taken after all: the next worker may have it
            throw refused;
        }
        CrashPoint.ACTIVITY_STARTED.reached();
        return acted.outcome() == Work.Outcome.DONE && acted.taskInput() != null
                ? new Assignment(tokens.tokenOf(ref), acted.taskInput())
                : null;
    }

    @Override
    public void succeed(String token, Json output) {
        answer(token, new TaskOutcome.Succeeded(output));
    }

    @Override
    public void fail(String token, @Nullable String error, @Nullable String cause) {
        answer(token, new TaskOutcome.Failed(error, cause));
    }

    private void answer(String token, TaskOutcome outcome) {
        TaskRef ref = refOf(token);
        CrashPoint.WORKER_ANSWER_TAKEN.reached();
        check(token, partitions.act(ref.executionArn(), new Command.AnswerTask(ref.scheduledEventId(), outcome)));
        CrashPoint.WORKER_ANSWER_KEPT.reached();
    }

    @Override
    public void heartbeat(String token) {
        TaskRef ref = refOf(token);
        check(token, partitions.act(ref.executionArn(), new Command.HeartbeatTask(ref.scheduledEventId())));
        CrashPoint.HEARTBEAT_KEPT.reached();
    }

    private TaskRef refOf(String token) {
        TaskRef ref = tokens.refOf(token);
        if (ref == null) {
            throw new RequestRefused(Reason.INVALID_TOKEN, token);
        }
        return ref;
    }

    private static void check(String token, Work.Acted acted) {
        switch (acted.outcome()) {
            case DONE -> {}
            case TASK_NOT_OPEN -> throw new RequestRefused(Reason.TASK_DOES_NOT_EXIST, token);
            case TASK_TIMED_OUT, EXECUTION_CLOSED, EXECUTION_NOT_REDRIVABLE, NO_SUCH_EXECUTION ->
                throw new RequestRefused(Reason.TASK_TIMED_OUT, token);
        }
    }
}
