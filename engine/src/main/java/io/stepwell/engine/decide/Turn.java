package io.stepwell.engine.decide;

import io.stepwell.engine.JobPolling;
import io.stepwell.engine.Limits;
import io.stepwell.engine.Moment;
import io.stepwell.engine.TimerRef;
import io.stepwell.engine.effect.Effect;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.event.EventHead;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Execution;
import io.stepwell.engine.task.TaskRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One decision in the making: events are applied as they are recorded, effects are collected. */
final class Turn {
    private final Execution execution;
    private final Moment moment;
    private final Limits limits;
    private final JobPolling jobPolling;
    private final Surroundings surroundings;
    private final SplittableRandom random;
    private final List<Event> events = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final ArrayDeque<Integer> ready = new ArrayDeque<>();

    Turn(Execution execution, Moment moment, Limits limits, JobPolling jobPolling, Surroundings surroundings) {
        this.execution = execution;
        this.moment = moment;
        this.limits = limits;
        this.jobPolling = jobPolling;
        this.surroundings = surroundings;
        this.random = new SplittableRandom(moment.seed());
    }

    Execution execution() {
        return execution;
    }

    Moment moment() {
        return moment;
    }

    Limits limits() {
        return limits;
    }

    JobPolling jobPolling() {
        return jobPolling;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** A number in [0, 1). */
    double chance() {
        return random.nextDouble();
    }

    /** A seed for the expressions of one state. */
    long nextSeed() {
        return random.nextLong();
    }

    /** The head of the next event of the AWS history. */
    EventHead head(long previousId) {
        return new EventHead(execution.lastEventId() + 1, previousId, moment.millis());
    }

    /** The head of the next event of the AWS history, following the last one of the branch. */
    EventHead headAfter(Branch branch) {
        return head(branch.previousEventId());
    }

    /** The head of an event that the AWS history leaves out. */
    EventHead internalHead(Branch branch) {
        return new EventHead(0, branch.previousEventId(), moment.millis());
    }

    /**
     * Takes note of what has happened.
     *
     * @throws HistoryFull when only the event that ends the execution has room in the history
     */
    void record(Event event) {
        if (event.head().id() >= limits.historyEvents() && !endsExecution(event)) {
            throw new HistoryFull();
        }
        execution.apply(event);
        events.add(event);
    }

    private static boolean endsExecution(Event event) {
        return event instanceof Event.ExecutionSucceeded
                || event instanceof Event.ExecutionFailed
                || event instanceof Event.ExecutionAborted
                || event instanceof Event.ExecutionTimedOut;
    }

    void tell(Effect effect) {
        effects.add(effect);
    }

    void setTimer(TimerRef.Kind kind, long anchorEventId, long dueMillis) {
        tell(new Effect.SetTimer(new TimerRef(kind, anchorEventId), dueMillis));
    }

    void clearTimer(TimerRef.Kind kind, long anchorEventId, long dueMillis) {
        tell(new Effect.ClearTimer(new TimerRef(kind, anchorEventId), dueMillis));
    }

    TaskRef taskRef(long scheduledEventId) {
        return new TaskRef(execution.origin().arn(), scheduledEventId);
    }

    /** The branch has a state to enter. */
    void makeReady(Branch branch) {
        ready.add(branch.id());
    }

    ArrayDeque<Integer> ready() {
        return ready;
    }

    Decision decision() {
        return new Decision(events, effects, null);
    }

    /** The history has no room for another event but the one that ends the execution. */
    static final class HistoryFull extends RuntimeException {
        private static final long serialVersionUID = 1;

        HistoryFull() {
            super("history full", null, false, false);
        }
    }
}
