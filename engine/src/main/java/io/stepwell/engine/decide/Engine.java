package io.stepwell.engine.decide;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.JobPolling;
import io.stepwell.engine.Limits;
import io.stepwell.engine.Moment;
import io.stepwell.engine.TimerRef;
import io.stepwell.engine.command.Command;
import io.stepwell.engine.command.Command.AnnounceJobEnd;
import io.stepwell.engine.command.Command.AnswerTask;
import io.stepwell.engine.command.Command.FinishCall;
import io.stepwell.engine.command.Command.FinishJob;
import io.stepwell.engine.command.Command.FinishMapRun;
import io.stepwell.engine.command.Command.FireTimer;
import io.stepwell.engine.command.Command.HeartbeatTask;
import io.stepwell.engine.command.Command.RedriveExecution;
import io.stepwell.engine.command.Command.StartActivity;
import io.stepwell.engine.command.Command.StopExecution;
import io.stepwell.engine.command.Command.TimeOutExecution;
import io.stepwell.engine.effect.Effect;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.event.EventHead;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Execution;
import io.stepwell.engine.state.Waiting;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.Failure;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens next: {@code decide(execution, command, moment) → events, effects}.
 *
 * <p>An execution runs until it blocks: ten Pass states are one decision. The events are applied while they are
 * recorded, so the execution is changed when this returns; whoever cannot make the events durable must throw the
 * execution away and fold its journal anew. The same execution, command and moment give the same decision.
 */
public final class Engine {
    private final Limits limits;
    private final JobPolling jobPolling;
    private final Surroundings surroundings;

    public Engine(Limits limits, Surroundings surroundings) {
        this(limits, JobPolling.standard(), surroundings);
    }

    public Engine(Limits limits, JobPolling jobPolling, Surroundings surroundings) {
        this.limits = limits;
        this.jobPolling = jobPolling;
        this.surroundings = surroundings;
    }

    /** A new execution together with the decision that started it. */
    public record Begun(Execution execution, Decision decision) {}

    /** Starts an execution and runs it until it blocks. */
    public Begun start(ExecutionOrigin origin, Definition definition, Json input, Moment moment) {
        Execution execution = new Execution(definition);
        Turn turn = new Turn(execution, moment, limits, jobPolling, surroundings);
        turn.record(new Event.ExecutionStarted(new EventHead(1, 0, moment.millis()), origin, input));
        turn.tell(new Effect.PublishStatus(ExecutionStatus.RUNNING));
        if (definition.timeoutSeconds() != null) {
            turn.setTimer(TimerRef.Kind.EXECUTION_TIMEOUT, 1, Closing.timeoutMillis(execution));
        }
        turn.makeReady(execution.requireBranch(0));
        run(turn);
        return new Begun(execution, turn.decision());
    }

    /** Carries out a command. */
    public Decision decide(Execution execution, Command command, Moment moment) {
        if (command instanceof RedriveExecution redrive) {
            return redrive(execution, redrive, moment);
        }
        if (execution.status().isClosed()) {
            return refuse(Decision.Refusal.EXECUTION_CLOSED);
        }
        Turn turn = new Turn(execution, moment, limits, jobPolling, surroundings);
        Decision.@Nullable Refusal refusal;
        try {
            refusal = carryOut(turn, command);
        } catch (Turn.HistoryFull full) {
            failForFullHistory(turn);
            return turn.decision();
        }
        if (refusal != null) {
            return refuse(refusal);
        }
        run(turn);
        return turn.decision();
    }

    /** Whether the execution has ended without success and has room for going on. */
    public boolean isRedrivable(Execution execution) {
        return Redriving.isPossible(execution, limits);
    }

    private Decision redrive(Execution execution, RedriveExecution command, Moment moment) {
        if (!Redriving.isPossible(execution, limits)) {
            return refuse(Decision.Refusal.EXECUTION_NOT_REDRIVABLE);
        }
        Turn turn = new Turn(execution, moment, limits, jobPolling, surroundings);
        try {
            Redriving.redrive(turn, command);
        } catch (Turn.HistoryFull full) {
            failForFullHistory(turn);
        }
        run(turn);
        return turn.decision();
    }

    /** The call to make again for an attempt that was in flight; null when the attempt is over or needs no call. */
    public @Nullable TaskCall callInFlight(Execution execution, long scheduledEventId) {
        Branch branch = TaskAnswers.waitingFor(execution, scheduledEventId);
        return branch == null ? null : TaskRunner.callInFlight(execution, branch, surroundings);
    }

    /** The input of an open attempt; null when the attempt is over. */
    public @Nullable Json taskInput(Execution execution, long scheduledEventId) {
        Branch branch = TaskAnswers.waitingFor(execution, scheduledEventId);
        return branch != null && branch.waiting() instanceof Waiting.ForTask task ? task.parameters() : null;
    }

    private static Decision refuse(Decision.Refusal refusal) {
        return new Decision(List.of(), List.of(), refusal);
    }

    private static Decision.@Nullable Refusal carryOut(Turn turn, Command command) {
        return switch (command) {
            case RedriveExecution ignored -> Decision.Refusal.EXECUTION_NOT_REDRIVABLE;
            case StopExecution c -> Closing.stop(turn, c);
            case FinishCall c -> TaskAnswers.finishCall(turn, c);
            case FinishJob c -> TaskAnswers.finishJob(turn, c);
            case AnnounceJobEnd c -> TaskAnswers.announceJobEnd(turn, c);
            case AnswerTask c -> TaskAnswers.answer(turn, c);
            case HeartbeatTask c -> TaskAnswers.heartbeat(turn, c);
            case StartActivity c -> TaskAnswers.startActivity(turn, c);
            case TimeOutExecution ignored -> Closing.timeOut(turn);
            case FinishMapRun c -> DistributedMapRunner.finish(turn, c);
            case FireTimer c -> Timers.fire(turn, c.timer());
        };
    }

    private static void run(Turn turn) {
        try {
            StateRunner.runUntilBlocked(turn);
        } catch (Turn.HistoryFull full) {
            failForFullHistory(turn);
        }
    }

    private static void failForFullHistory(Turn turn) {
        Closing.fail(
                turn,
                new Failure(
                        ErrorNames.RUNTIME,
                        "The execution reached the maximum number of history events ("
                                + turn.limits().historyEvents() + ")."),
                turn.execution().requireBranch(0));
    }
}
