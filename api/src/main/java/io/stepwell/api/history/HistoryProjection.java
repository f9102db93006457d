package io.stepwell.api.history;

import io.stepwell.api.wire.Answer;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.event.EventHead;
import io.stepwell.language.definition.StateType;
import java.util.Map;

/**
 * Turns events into the entries of GetExecutionHistory. Routes only: what an entry says is decided by {@link
 * ExecutionEntries}, {@link StateEntries}, {@link TaskEntries} and {@link MapEntries}.
 */
public final class HistoryProjection {
    private final ExecutionEntries executions;
    private final StateEntries states;
    private final TaskEntries tasks;

    /**
     * A projection.
     *
     * @param region shown in TaskScheduled
     * @param includeExecutionData whether inputs, outputs, parameters and variables are shown
     */
    public HistoryProjection(String region, boolean includeExecutionData) {
        Payloads payloads = new Payloads(includeExecutionData);
        this.executions = new ExecutionEntries(payloads);
        this.states = new StateEntries(payloads);
        this.tasks = new TaskEntries(payloads, region);
    }

    /**
     * The members of a HistoryEvent.
     *
     * @throws IllegalArgumentException for an internal event, which has no place in a history
     */
    public Map<String, Object> project(Event event) {
        EventHead head = event.head();
        if (head.isInternal()) {
            throw new IllegalArgumentException("internal events are not part of a history: " + event);
        }
        Entry entry = entry(event);
        Answer answer = Answer.empty()
                .setTime("timestamp", head.timeMillis())
                .set("type", entry.type())
                .set("id", head.id())
                .set("previousEventId", head.previousId());
        if (entry.detailsName() != null && entry.details() != null) {
            answer.set(entry.detailsName(), entry.details());
        }
        return answer.members();
    }

    /** What is particular to an event that is not internal. */
    Entry entry(Event event) {
        return switch (event) {
            case Event.ExecutionStarted started -> executions.started(started);
            case Event.ExecutionSucceeded succeeded -> executions.succeeded(succeeded);
            case Event.ExecutionFailed failed -> ExecutionEntries.closed("Failed", failed.error(), failed.cause());
            case Event.ExecutionAborted aborted -> ExecutionEntries.closed("Aborted", aborted.error(), aborted.cause());
            case Event.ExecutionTimedOut late -> ExecutionEntries.closed("TimedOut", late.error(), late.cause());
            case Event.ExecutionRedriven redriven -> ExecutionEntries.redriven(redriven);
            case Event.StateEntered entered -> states.entered(entered);
            case Event.StateExited exited -> states.exited(exited);
            case Event.EvaluationFailed failed -> StateEntries.evaluationFailed(failed);
            case Event.StateAborted aborted -> Entry.bare(aborted.type().text() + "StateAborted");
            case Event.TaskScheduled scheduled -> tasks.scheduled(scheduled);
            case Event.TaskStarted started -> TaskEntries.started(started);
            case Event.TaskSubmitted submitted -> tasks.submitted(submitted);
            case Event.TaskSucceeded succeeded -> tasks.succeeded(succeeded);
            case Event.TaskFailed failed ->
                TaskEntries.ended("Failed", failed.resource(), failed.error(), failed.cause());
            case Event.TaskTimedOut late -> TaskEntries.ended("TimedOut", late.resource(), late.error(), late.cause());
            case Event.ParallelStarted _ -> group(StateType.PARALLEL, "Started");
            case Event.ParallelSucceeded _ -> group(StateType.PARALLEL, "Succeeded");
            case Event.ParallelFailed _ -> group(StateType.PARALLEL, "Failed");
            case Event.MapStarted started -> MapEntries.started(started.length());
            case Event.MapIterationStarted one -> MapEntries.iteration("Started", one.index(), one.name());
            case Event.MapIterationSucceeded one -> MapEntries.iteration("Succeeded", one.index(), one.name());
            case Event.MapIterationFailed one -> MapEntries.iteration("Failed", one.index(), one.name());
            case Event.MapIterationAborted one -> MapEntries.iteration("Aborted", one.index(), one.name());
            case Event.MapSucceeded _ -> group(StateType.MAP, "Succeeded");
            case Event.MapFailed _ -> group(StateType.MAP, "Failed");
            case Event.DistributedMapStarted started -> MapEntries.started(started.length());
            case Event.MapRunStarted started -> MapEntries.runStarted(started);
            case Event.MapRunRedriven redriven -> MapEntries.runRedriven(redriven);
            case Event.MapRunSucceeded _ -> Entry.bare("MapRunSucceeded");
            case Event.MapRunFailed failed -> MapEntries.runFailed(failed);
            case Event.MapRunAborted _ -> Entry.bare("MapRunAborted");
            case Event.WaitScheduled internal -> throw notShown(internal);
            case Event.HeartbeatRecorded internal -> throw notShown(internal);
            case Event.CallbackHeld internal -> throw notShown(internal);
            case Event.JobEndAnnounced internal -> throw notShown(internal);
            case Event.RetryScheduled internal -> throw notShown(internal);
        };
    }

    private static Entry group(StateType type, String what) {
        return Entry.bare(type.text() + "State" + what);
    }

    private static IllegalArgumentException notShown(Event event) {
        return new IllegalArgumentException("an event of this kind is always internal: " + event);
    }
}
