package io.stepwell.engine.decide;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.command.Command.FinishMapRun;
import io.stepwell.engine.effect.Effect;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.item.StateItems;
import io.stepwell.engine.maprun.MapRunOrder;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Execution;
import io.stepwell.engine.state.Waiting;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.Failure;
import io.stepwell.language.data.MapBounds;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.definition.DistributedMapState;
import io.stepwell.language.definition.ItemBatching;
import io.stepwell.language.definition.ItemReading;
import io.stepwell.language.definition.ResultWriting;
import io.stepwell.language.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Distributed Map: resolves everything, has a map run do the work, and goes on with what came of it.
 *
 * <pre>
 *  MapStateStarted ──► MapRunStarted ──► MapRunSucceeded ──► MapStateSucceeded ──► MapStateExited
 *        │                   │
 *        ▼                   └─► MapRunFailed ──► retry, or MapStateFailed ──► redrive: MapRunRedriven
 *  a bound is unusable
 * </pre>
 */
final class DistributedMapRunner {
    /** Quota of AWS Step Functions. */
    private static final int REDRIVES_MAX = 1_000;

    private DistributedMapRunner() {}

    /** Also begins a retry, which is a map run of its own. */
    static void start(Turn turn, Branch branch, DistributedMapState state) throws StateFailure {
        Scope scope = Scopes.of(turn, branch);
        Json input = state.iteration().effectiveInput(scope);
        ItemReading reader = state.distribution().reader();
        Json items = reader == null ? state.iteration().dataset(input, scope) : null;
        int count = items == null ? 0 : (int) StateItems.count(items);
        turn.record(new Event.DistributedMapStarted(turn.headAfter(branch), branch.id(), count));
        MapBounds bounds = state.iteration().bounds(input, scope);
        ItemBatching batcher = state.distribution().batcher();
        ResultWriting writer = state.distribution().writer();
        boolean selects = state.iteration().itemSelector() != null;
        MapRunOrder order = new MapRunOrder(
                newArn(turn, state),
                turn.execution().origin(),
                state.name(),
                branch.enteredEventId(),
                selects ? input : Json.NULL,
                items == null || !items.equals(input) ? items : input,
                reader == null ? null : reader.resolve(input, scope),
                batcher == null ? null : batcher.resolve(input, scope),
                writer == null ? null : writer.resolve(input, scope),
                bounds,
                selects ? Json.of(scope.context().get()) : Json.EMPTY_OBJECT,
                selects ? scope.variables() : java.util.Map.of(),
                turn.moment().millis(),
                turn.nextSeed());
        turn.record(new Event.MapRunStarted(turn.headAfter(branch), branch.id(), order.mapRunArn()));
        turn.tell(new Effect.StartMapRun(order));
    }

    /** Takes the map run up again that has failed or was aborted; begins one when that would fail again. */
    static void redrive(Turn turn, Branch branch, DistributedMapState state) {
        Waiting.ForMapRun last = branch.mapRun();
        if (last == null) {
            StateRunner.run(turn, branch, state);
        } else if (last.redrives() >= REDRIVES_MAX) {
            String cause = "The Map Run was redriven " + REDRIVES_MAX + " times, which is as often as it can be.";
            Failing.workFailed(turn, branch, new Failure(ErrorNames.RUNTIME, cause));
        } else {
            int count = last.redrives() + 1;
            turn.record(new Event.MapRunRedriven(turn.headAfter(branch), branch.id(), last.mapRunArn(), count));
            turn.tell(new Effect.RedriveMapRun(last.mapRunArn(), count));
        }
    }

    static Decision.@Nullable Refusal finish(Turn turn, FinishMapRun command) {
        Branch branch = waitingFor(turn.execution(), command);
        if (branch == null) {
            return Decision.Refusal.TASK_NOT_OPEN;
        }
        switch (command.outcome()) {
            case TaskOutcome.Succeeded result -> succeeded(turn, branch, result.output());
            case TaskOutcome.Failed failed -> {
                turn.record(
                        new Event.MapRunFailed(turn.headAfter(branch), branch.id(), failed.error(), failed.cause()));
                Failing.workFailed(turn, branch, new Failure(failed.error(), failed.cause()));
            }
        }
        return null;
    }

    private static void succeeded(Turn turn, Branch branch, Json output) {
        DistributedMapState state = (DistributedMapState) branch.requireState();
        turn.record(new Event.MapRunSucceeded(turn.headAfter(branch), branch.id()));
        turn.record(new Event.MapSucceeded(turn.headAfter(branch), branch.id()));
        try {
            Leaving.exit(turn, branch, state.complete(Scopes.of(turn, branch), output), state.transition());
        } catch (StateFailure failure) {
            Failing.stateFailed(turn, branch, failure);
        }
    }

    private static @Nullable Branch waitingFor(Execution execution, FinishMapRun command) {
        Waiting.ForMapRun ended = new Waiting.ForMapRun(command.mapRunArn(), command.redrives());
        for (Branch branch : execution.branches()) {
            if (branch.waiting().equals(ended)) {
                return branch;
            }
        }
        return null;
    }

    /** {@code …:mapRun:<state machine>/<label>:<id>}; a state without a label has one made up, always the same. */
    private static String newArn(Turn turn, DistributedMapState state) {
        ExecutionOrigin origin = turn.execution().origin();
        String given = state.distribution().label();
        String label = given == null ? madeUp(origin, state) : given;
        String account = origin.arn().substring(0, origin.arn().indexOf(":execution:"));
        String machine = origin.stateMachineName();
        int inner = machine.indexOf('/');
        return account + ":mapRun:" + (inner < 0 ? machine : machine.substring(0, inner)) + "/" + label + ":"
                + new UUID(turn.nextSeed() & ~0xF000L | 0x4000L, turn.nextSeed() >>> 2 | 0x8000_0000_0000_0000L);
    }

    private static String madeUp(ExecutionOrigin origin, DistributedMapState state) {
        String name = origin.definitionId() + "/" + state.name();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
