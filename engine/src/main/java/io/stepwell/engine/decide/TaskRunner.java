package io.stepwell.engine.decide;

import io.stepwell.engine.Limits;
import io.stepwell.engine.TimerRef;
import io.stepwell.engine.effect.Effect;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Execution;
import io.stepwell.engine.state.Waiting;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.Failure;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.TaskInput;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.definition.TaskState;
import io.stepwell.language.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of an attempt of a task.
 *
 * <pre>
 *  Scheduled ──► Started ──► Submitted ──► Succeeded | Failed | TimedOut
 *                   │     (token, sync)        ▲
 *                   └──────────────────────────┘
 * </pre>
 */
final class TaskRunner {
    private TaskRunner() {}

    /** Begins an attempt: the first one, or a retry. */
    static void schedule(Turn turn, Branch branch, TaskState state) throws StateFailure {
        TaskResource resource = state.resource();
        long scheduledEventId = turn.execution().lastEventId() + 1;
        TaskRef ref = turn.taskRef(scheduledEventId);
        TaskInput input = state.prepare(scope(turn, branch, resource, ref));
        boolean activity = resource.kind() == TaskResource.Kind.ACTIVITY;
        if (activity && !turn.surroundings().activityExists(resource.arn())) {
            throw StateFailure.runtime("The activity " + resource.arn() + " does not exist.");
        }
        Leaving.checkSize(turn, state.name(), input.parameters().utf8Length());
        turn.record(new Event.TaskScheduled(
                turn.headAfter(branch),
                branch.id(),
                resource,
                input.parameters(),
                input.timeoutSeconds(),
                input.heartbeatSeconds(),
                input.roleArn()));
        if (activity) {
            turn.tell(
                    new Effect.OfferActivity(resource.arn(), ref, turn.moment().millis()));
            return;
        }
        started(turn, branch, null);
        TaskCall call = callOf(turn.execution(), (Waiting.ForTask) branch.waiting(), turn.surroundings());
        turn.tell(new Effect.InvokeTask(call));
    }

    /** The work has begun: the clocks of the attempt run from here. */
    static void started(Turn turn, Branch branch, @Nullable String workerName) {
        Waiting.ForTask task = (Waiting.ForTask) branch.waiting();
        turn.record(new Event.TaskStarted(turn.headAfter(branch), branch.id(), task.resource(), workerName));
        Waiting.ForTask running = (Waiting.ForTask) branch.waiting();
        if (running.timeoutMillis() != Long.MAX_VALUE) {
            turn.setTimer(TimerRef.Kind.TASK_TIMEOUT, running.scheduledEventId(), running.timeoutMillis());
        }
        if (running.silenceMillis() != Long.MAX_VALUE) {
            turn.setTimer(TimerRef.Kind.HEARTBEAT, running.scheduledEventId(), running.silenceMillis());
        }
    }

    static void succeeded(Turn turn, Branch branch, Json output) {
        Waiting.ForTask task = (Waiting.ForTask) branch.waiting();
        TaskResource resource = task.resource();
        if (output.utf8Length() > turn.limits().payloadBytes()) {
            String name = resource.kind() == TaskResource.Kind.SERVICE ? resource.resourceType() : resource.arn();
            failed(turn, branch, ErrorNames.DATA_LIMIT_EXCEEDED, Limits.tooLarge(name));
            return;
        }
        Aborting.releaseTask(turn, task);
        turn.record(new Event.TaskSucceeded(turn.headAfter(branch), branch.id(), resource, output));
        TaskState state = (TaskState) branch.requireState();
        try {
            // The context object of the result phase still has the token of the attempt that ended.
            Scope scope = scope(turn, branch, resource, turn.taskRef(task.scheduledEventId()));
            Leaving.exit(turn, branch, state.complete(scope, output), state.transition());
        } catch (StateFailure failure) {
            Failing.stateFailed(turn, branch, failure);
        }
    }

    /** The context object has a token for tasks that outlast their call (recorded cases, scenarios and callback). */
    private static Scope scope(Turn turn, Branch branch, TaskResource resource, TaskRef ref) {
        return resource.pattern() != TaskResource.Pattern.REQUEST_RESPONSE
                ? Scopes.withToken(turn, branch, turn.surroundings().taskToken(ref))
                : Scopes.of(turn, branch);
    }

    static void failed(Turn turn, Branch branch, @Nullable String error, @Nullable String cause) {
        Waiting.ForTask task = (Waiting.ForTask) branch.waiting();
        Aborting.releaseTask(turn, task);
        turn.record(new Event.TaskFailed(turn.headAfter(branch), branch.id(), task.resource(), error, cause));
        Failing.taskFailed(turn, branch, new Failure(error, cause), error);
    }

    /** Both kinds of timeout are shown as States.Timeout without a cause (recorded cases, timeouts). */
    static void timedOut(Turn turn, Branch branch, boolean silence) {
        Waiting.ForTask task = (Waiting.ForTask) branch.waiting();
        Aborting.releaseTask(turn, task);
        Jobs.cancel(turn, task);
        turn.record(
                new Event.TaskTimedOut(turn.headAfter(branch), branch.id(), task.resource(), ErrorNames.TIMEOUT, null));
        Failing.taskFailed(
                turn,
                branch,
                new Failure(ErrorNames.TIMEOUT, ""),
                silence ? ErrorNames.HEARTBEAT_TIMEOUT : ErrorNames.TIMEOUT);
    }

    /** The call of the attempt the branch waits for; null when it needs none any more. */
    static @Nullable TaskCall callInFlight(Execution execution, Branch branch, Surroundings surroundings) {
        return branch.waiting() instanceof Waiting.ForTask task
                        && !task.callFinished()
                        && task.resource().kind() != TaskResource.Kind.ACTIVITY
                ? callOf(execution, task, surroundings)
                : null;
    }

    static TaskCall callOf(Execution execution, Waiting.ForTask task, Surroundings surroundings) {
        TaskRef ref = new TaskRef(execution.origin().arn(), task.scheduledEventId());
        return new TaskCall(
                ref,
                task.resource(),
                task.parameters(),
                surroundings.taskToken(ref),
                idempotencyKey(execution, ref, task),
                task.timeoutMillis(),
                task.roleArn());
    }

    /**
     * An express execution that a crash cut off runs anew, perhaps on another way: only a call of the same with the same
     * parameters is a repetition there.
     */
    private static String idempotencyKey(Execution execution, TaskRef ref, Waiting.ForTask task) {
        String what = execution.origin().isExpress()
                ? "#" + task.resource().arn() + task.parameters().text()
                : "";
        String name = ref.executionArn() + "#" + ref.scheduledEventId() + what;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
