package io.stepwell.engine.decide;

import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Waiting;
import io.stepwell.language.data.MapItems;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.definition.MapState;
import io.stepwell.language.json.Json;

/** Runs the iterations of an inline Map state. */
final class MapRunner {
    /** How many iterations of an inline Map run at once when it sets no bound of its own (AWS: 40). */
    private static final int CONCURRENT_ITERATIONS = 40;

    private MapRunner() {}

    /** Also begins a retry. */
    static void start(Turn turn, Branch branch, MapState state) throws StateFailure {
        MapItems plan = state.items(Scopes.of(turn, branch));
        turn.record(new Event.MapStarted(
                turn.headAfter(branch),
                branch.id(),
                itemsOf(plan),
                plan.effectiveInput(),
                plan.items().size(),
                plan.maxConcurrency(),
                plan.toleratedFailureCount(),
                plan.toleratedFailurePercentage()));
        proceed(turn, branch);
    }

    static void iterationFinished(Turn turn, Branch parent, Branch child) {
        turn.record(new Event.MapIterationSucceeded(
                turn.headAfter(child),
                child.id(),
                child.index(),
                parent.requireState().name()));
        try {
            proceed(turn, parent);
        } catch (StateFailure failure) {
            Aborting.abortChildren(turn, parent, child);
            Failing.stateFailed(turn, parent, failure);
        }
    }

    /** Begins as many iterations as may run, or ends the state when none is left. */
    static void proceed(Turn turn, Branch branch) throws StateFailure {
        Waiting.ForItems run = (Waiting.ForItems) branch.waiting();
        MapState state = (MapState) branch.requireState();
        while (run.mayBegin(CONCURRENT_ITERATIONS)) {
            int index = run.nextIndex();
            Json item = run.item(index);
            Scope scope = Scopes.ofItem(turn, branch, index, item).withInput(run.effectiveInput());
            Json input = state.itemInput(scope, item);
            int id = turn.execution().nextBranch();
            turn.record(new Event.MapIterationStarted(
                    turn.head(run.lastChildEventId()), id, branch.id(), index, state.name(), input));
            turn.makeReady(turn.execution().requireBranch(id));
        }
        if (run.isComplete()) {
            Json results = Json.array(run.results());
            turn.record(new Event.MapSucceeded(turn.headAfter(branch), branch.id()));
            Leaving.exit(turn, branch, state.complete(Scopes.of(turn, branch), results), state.transition());
        }
    }

    /** The items as one document: the effective input itself when that is what is iterated over. */
    private static Json itemsOf(MapItems plan) {
        Json input = plan.effectiveInput();
        Json items = Json.array(plan.items());
        return items.equals(input) ? input : items;
    }
}
