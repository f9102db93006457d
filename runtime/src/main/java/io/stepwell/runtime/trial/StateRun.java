package io.stepwell.runtime.trial;

import io.stepwell.engine.Limits;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.data.ChoiceResult;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.Failure;
import io.stepwell.language.data.FlowObserver;
import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.MapItems;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.StateResult;
import io.stepwell.language.data.TaskInput;
import io.stepwell.language.definition.Catcher;
import io.stepwell.language.definition.ChoiceState;
import io.stepwell.language.definition.DistributedMapState;
import io.stepwell.language.definition.FailState;
import io.stepwell.language.definition.FallibleState;
import io.stepwell.language.definition.MapDistribution;
import io.stepwell.language.definition.MapIteration;
import io.stepwell.language.definition.MapState;
import io.stepwell.language.definition.ParallelState;
import io.stepwell.language.definition.PassState;
import io.stepwell.language.definition.Retrier;
import io.stepwell.language.definition.SucceedState;
import io.stepwell.language.definition.TaskState;
import io.stepwell.language.definition.Transition;
import io.stepwell.language.definition.WaitState;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.StateTrials.Inspection;
import io.stepwell.runtime.StateTrials.Mock;
import io.stepwell.runtime.StateTrials.Report;
import io.stepwell.runtime.StateTrials.Status;
import io.stepwell.runtime.StateTrials.Trial;
import io.stepwell.runtime.world.World;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of one state, from its raw input to a report. */
final class StateRun {
    private final Trial trial;
    private final TrialContext context;
    private final TrialCalls calls;
    private final Limits limits;
    private final World world;
    private final long startMillis;
    private final Map<FlowStep, Json> seen = new EnumMap<>(FlowStep.class);
    private final Map<String, Json> variables;
    private final SeenExchange exchange;
    private @Nullable MapItems plan;
    private @Nullable Integer retrier;
    private @Nullable Long backoffSeconds;
    private @Nullable Integer catcher;

    StateRun(Trial trial, TrialContext context, TrialCalls calls, Limits limits, World world) {
        this.trial = trial;
        this.context = context;
        this.calls = calls;
        this.limits = limits;
        this.world = world;
        this.exchange = new SeenExchange(trial.revealSecrets());
        this.startMillis = world.clock().millis();
        this.variables = new LinkedHashMap<>(trial.variables());
    }

    Report run() throws InterruptedException {
        try {
            return switch (trial.state()) {
                case PassState s -> passed(s.run(scope()), s.transition());
                case SucceedState s -> passed(s.run(scope()), new Transition.End());
                case FailState s -> failed(s.failure(scope()));
                case ChoiceState s -> {
                    ChoiceResult choice = s.choose(scope());
                    yield passed(choice.result(), new Transition.Next(choice.next()));
                }
                case WaitState s -> waited(s);
                case TaskState s -> task(s);
                case ParallelState s -> parallel(s);
                case MapState s ->
                    map(s.iteration(), null, (scope, results) -> passed(s.complete(scope, results), s.transition()));
                case DistributedMapState s ->
                    map(
                            s.iteration(),
                            s.distribution(),
                            (scope, results) -> passed(s.complete(scope, results), s.transition()));
            };
        } catch (StateFailure failure) {
            return handled(new Failure(failure.error(), failure.detail()), false);
        }
    }

    private Scope scope() {
        long seed = world.chance().nextLong();
        return new Scope(trial.input(), context::tree, trial.variables(), startMillis, seed).observedBy(seen::put);
    }

    /** Nobody waits for the time to come. */
    private Report waited(WaitState state) throws StateFailure {
        if (state.dueMillis(scope()) - startMillis > limits.waitMillis()) {
            throw StateFailure.runtime("Wait state delay is too long.");
        }
        return passed(state.complete(scope()), state.transition());
    }

    private Report task(TaskState state) throws StateFailure, InterruptedException {
        TaskInput input = state.prepare(scope());
        limits.checkPayload(state.name(), input.parameters().utf8Length());
        TaskOutcome outcome = switch (trial.mock()) {
            case null -> calls.call(state, input, context.executionArn(), exchange);
            case Mock.Result(Json result) -> new TaskOutcome.Succeeded(result);
            case Mock.Failed(String error, String cause) -> new TaskOutcome.Failed(error, cause);
        };
        return switch (outcome) {
            case TaskOutcome.Failed(String error, String cause) -> handled(new Failure(error, cause), true);
            case TaskOutcome.Succeeded(Json result) -> {
                limits.checkPayload(state.resource().resourceType(), result.utf8Length());
                yield passed(state.complete(scope(), result), state.transition());
            }
        };
    }

    /** The way into the branches is not gone: they do not run (recorded cases, test_state). */
    private Report parallel(ParallelState state) throws StateFailure {
        return switch (mock()) {
            case Mock.Failed(String error, String cause) -> handled(new Failure(error, cause), true);
            case Mock.Result(Json results) -> passed(state.complete(scope(), results), state.transition());
        };
    }

    private Report map(MapIteration iteration, @Nullable MapDistribution distribution, GroupResult complete)
            throws StateFailure {
        ItemsTrial items = new ItemsTrial(trial, context, limits, world, seen);
        MapItems resolved = items.resolve(iteration, distribution, scope());
        plan = resolved;
        items.showInputs(iteration, distribution, resolved, scope());
        return switch (mock()) {
            case Mock.Failed(String error, String cause) -> handled(new Failure(error, cause), true);
            case Mock.Result _
            when iteration.exceedsThreshold(resolved, trial.failedIterations()) ->
                handled(
                        new Failure(
                                ErrorNames.EXCEED_TOLERATED_FAILURE_THRESHOLD,
                                "The specified tolerated failure threshold was exceeded"),
                        true);
            case Mock.Result(Json results) -> complete.of(scope(), results);
        };
    }

    private interface GroupResult {
        Report of(Scope scope, Json results) throws StateFailure;
    }

    private Mock mock() {
        if (trial.mock() == null) {
            throw new IllegalArgumentException(trial.state().type() + " needs a mock");
        }
        return trial.mock();
    }

    private Report passed(StateResult result, Transition transition) throws StateFailure {
        limits.checkPayload(trial.state().name(), result.output().utf8Length());
        variables.putAll(result.assigned());
        String next = transition instanceof Transition.Next(String state) ? state : null;
        return new Report(Status.SUCCEEDED, result.output(), null, null, next, inspection());
    }

    private Report handled(Failure reason, boolean ofTask) {
        if (!(trial.state() instanceof FallibleState state)) {
            return failed(reason);
        }
        int taking = state.retrierFor(reason.error(), ofTask);
        if (taking >= 0) {
            retrier = taking;
            Retrier chosen = state.retriers().get(taking);
            if (trial.retries() < chosen.maxAttempts()) {
                return retriable(chosen, reason);
            }
        }
        int catching = state.catcherFor(reason.error(), ofTask);
        return catching < 0 ? failed(reason) : caught(state.catchers().get(catching), catching, reason);
    }

    private Report retriable(Retrier chosen, Failure reason) {
        double chance = world.chance().nextDouble();
        backoffSeconds = chosen.delayMillis((int) trial.retries(), chance) / 1_000;
        return new Report(Status.RETRIABLE, null, reason.error(), reason.cause(), null, inspection());
    }

    private Report caught(Catcher chosen, int place, Failure reason) {
        try {
            StateResult result = chosen.apply(scope().observedBy(FlowObserver.NONE), reason.errorOutput());
            limits.checkPayload(trial.state().name(), result.output().utf8Length());
            variables.putAll(result.assigned());
            catcher = place;
            return new Report(
                    Status.CAUGHT_ERROR, result.output(), reason.error(), reason.cause(), chosen.next(), inspection());
        } catch (StateFailure second) {
            return failed(new Failure(second.error(), second.detail()));
        }
    }

    private Report failed(Failure reason) {
        return new Report(Status.FAILED, null, reason.error(), reason.cause(), null, inspection());
    }

    private Inspection inspection() {
        return new Inspection(
                Map.copyOf(seen), Map.copyOf(variables), plan, retrier, backoffSeconds, catcher, exchange.last());
    }
}
