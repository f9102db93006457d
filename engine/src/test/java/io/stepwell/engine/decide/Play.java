package io.stepwell.engine.decide;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.Limits;
import io.stepwell.engine.Moment;
import io.stepwell.engine.TimerRef;
import io.stepwell.engine.command.Command;
import io.stepwell.engine.effect.Effect;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Execution;
import io.stepwell.engine.state.ExecutionText;
import io.stepwell.engine.state.Waiting;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.json.Json;
import io.stepwell.language.parse.DefinitionParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One execution, driven by hand: commands go in, and what the effects ask for is kept. After every step the execution
 * must equal the one folded from its journal.
 */
final class Play {
    private final Definition definition;
    private final Engine engine;
    private final Execution execution;
    private final List<Event> journal = new ArrayList<>();
    private final Map<TimerRef, Long> timers = new HashMap<>();
    private final List<Effect.InvokeTask> calls = new ArrayList<>();
    private final List<Effect.PollJob> polls = new ArrayList<>();
    private final List<Effect.CancelJob> cancelledJobs = new ArrayList<>();
    private final Map<String, Integer> mapRuns = new TreeMap<>();
    private long millis = 1_000_000;
    private @Nullable TimerRef firing;

    Play(String definitionText, String input) {
        this(definitionText, input, Limits.aws());
    }

    Play(String definitionText, String input, Limits limits) {
        var parsed = DefinitionParser.parse(definitionText);
        if (parsed.definition() == null) {
            throw new AssertionError(parsed.diagnostics().toString());
        }
        this.definition = parsed.definition();
        this.engine = new Engine(limits, new Surroundings() {
            @Override
            public boolean activityExists(String activityArn) {
                return !activityArn.endsWith(":missing");
            }

            @Override
            public String taskToken(TaskRef ref) {
                return "token-" + ref.scheduledEventId();
            }
        });
        ExecutionOrigin origin = new ExecutionOrigin(
                "arn:aws:states:us-east-1:123456789012:execution:m:x", "x", "arn:m", "m", "d", "arn:r", null);
        Engine.Begun begun = engine.start(origin, definition, Json.parse(input), new Moment(millis, 1));
        this.execution = begun.execution();
        take(begun.decision());
    }

    Play command(Command command) {
        Decision decision = engine.decide(execution, command, new Moment(millis, journal.size()));
        if (decision.refusal() != null) {
            throw new AssertionError("refused: " + decision.refusal());
        }
        take(decision);
        return this;
    }

    /** Like {@link #command}, but a refusal is fine. */
    Play commandIfOpen(Command command) {
        Decision decision = engine.decide(execution, command, new Moment(millis, journal.size()));
        if (decision.refusal() == null) {
            take(decision);
        }
        return this;
    }

    /** The attempts that wait for an end. */
    List<Long> openTasks() {
        List<Long> open = new ArrayList<>();
        for (Branch branch : execution.branches()) {
            if (branch.waiting() instanceof Waiting.ForTask task) {
                open.add(task.scheduledEventId());
            }
        }
        return open;
    }

    Decision.@Nullable Refusal refusal(Command command) {
        return engine.decide(execution, command, new Moment(millis, 1)).refusal();
    }

    /** The oldest call that is open ends with this output. */
    Play succeed(String output) {
        return finish(new TaskOutcome.Succeeded(Json.parse(output)));
    }

    /** The oldest call that is open ends with this failure. */
    Play fail(String error, String cause) {
        return finish(new TaskOutcome.Failed(error, cause));
    }

    private Play finish(TaskOutcome outcome) {
        long id = calls.removeFirst().call().ref().scheduledEventId();
        return command(new Command.FinishCall(id, outcome));
    }

    /** Time passes, and whatever is due fires, the earliest first. */
    Play advance(long byMillis) {
        long until = millis + byMillis;
        while (true) {
            Map.Entry<TimerRef, Long> next = timers.entrySet().stream()
                    .filter(t -> t.getValue() <= until)
                    .min(Map.Entry.comparingByValue())
                    .orElse(null);
            if (next == null) {
                millis = until;
                return this;
            }
            millis = Math.max(millis, next.getValue());
            timers.remove(next.getKey());
            engineFires(next.getKey());
        }
    }

    private void engineFires(TimerRef timer) {
        firing = timer;
        Decision decision = engine.decide(execution, new Command.FireTimer(timer), new Moment(millis, 7));
        if (decision.refusal() == null) {
            take(decision);
        }
        firing = null;
    }

    private void take(Decision decision) {
        journal.addAll(decision.events());
        for (Effect effect : decision.effects()) {
            switch (effect) {
                case Effect.SetTimer e -> timers.put(e.timer(), e.dueMillis());
                case Effect.ClearTimer e -> {
                    boolean fires = e.timer().equals(firing);
                    if (!fires && !Objects.equals(timers.remove(e.timer()), e.dueMillis())) {
                        throw new AssertionError("cleared a timer that was not set: " + e);
                    }
                }
                case Effect.InvokeTask e -> calls.add(e);
                case Effect.ForgetTask e -> calls.removeIf(c -> c.call().ref().equals(e.ref()));
                case Effect.PollJob e -> polls.add(e);
                case Effect.CancelJob e -> cancelledJobs.add(e);
                case Effect.StartMapRun e -> mapRuns.put(e.order().mapRunArn(), 0);
                case Effect.RedriveMapRun e -> mapRuns.put(e.mapRunArn(), e.count());
                case Effect.StopMapRun e -> mapRuns.remove(e.mapRunArn());
                default -> {}
            }
        }
        String replayed = ExecutionText.of(Execution.replay(definition, journal));
        String live = ExecutionText.of(execution);
        if (!live.equals(replayed)) {
            throw new AssertionError("live:\n" + live + "\nreplayed:\n" + replayed);
        }
    }

    Execution execution() {
        return execution;
    }

    Map<TimerRef, Long> timers() {
        return timers;
    }

    List<Effect.InvokeTask> calls() {
        return calls;
    }

    /** The polls asked for since the last time. */
    List<Effect.PollJob> takePolls() {
        List<Effect.PollJob> taken = List.copyOf(polls);
        polls.clear();
        return taken;
    }

    List<Effect.CancelJob> cancelledJobs() {
        return cancelledJobs;
    }

    /** The map run that has been asked for first ends, if there is one. */
    Play finishMapRun(TaskOutcome outcome) {
        if (!mapRuns.isEmpty()) {
            String arn = mapRuns.keySet().iterator().next();
            commandIfOpen(new Command.FinishMapRun(arn, Objects.requireNonNull(mapRuns.remove(arn)), outcome));
        }
        return this;
    }

    /** All that has happened. */
    List<Event> journal() {
        return journal;
    }

    /** The AWS history: id, the event it follows, what happened. */
    List<String> history() {
        return journal.stream()
                .filter(e -> !e.head().isInternal())
                .map(e -> e.head().id() + "<" + e.head().previousId() + " " + name(e))
                .toList();
    }

    private static String name(Event event) {
        return switch (event) {
            case Event.StateEntered e -> "Entered " + e.name() + " " + e.input();
            case Event.StateExited e -> "Exited " + e.name() + " " + e.output();
            case Event.StateAborted e -> "Aborted " + e.name() + (e.type() == StateType.TASK ? " (Task)" : "");
            case Event.MapIterationStarted e -> "IterationStarted " + e.index();
            case Event.MapIterationSucceeded e -> "IterationSucceeded " + e.index();
            case Event.MapIterationFailed e -> "IterationFailed " + e.index();
            case Event.MapIterationAborted e -> "IterationAborted " + e.index();
            case Event.DistributedMapStarted e -> "DistributedMapStarted " + e.length();
            case Event.MapRunStarted ignored -> "MapRunStarted";
            case Event.MapRunRedriven e -> "MapRunRedriven " + e.count();
            case Event.MapRunSucceeded ignored -> "MapRunSucceeded";
            case Event.MapRunFailed e -> "MapRunFailed " + e.error();
            case Event.MapRunAborted ignored -> "MapRunAborted";
            case Event.EvaluationFailed e -> "EvaluationFailed " + e.state() + " at " + e.location();
            case Event.TaskFailed e -> "TaskFailed " + e.error();
            case Event.TaskTimedOut e -> "TaskTimedOut " + e.error();
            case Event.ExecutionFailed e -> "ExecutionFailed " + e.error() + ": " + e.cause();
            case Event.ExecutionSucceeded e -> "ExecutionSucceeded " + e.output();
            default -> event.getClass().getSimpleName();
        };
    }
}
