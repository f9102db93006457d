package io.stepwell.engine.decide;

import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Waiting;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.definition.ParallelState;
import io.stepwell.language.json.Json;

/** Runs the branches of a Parallel state. */
final class ParallelRunner {
    private ParallelRunner() {}

    /** Also begins a retry. */
    static void start(Turn turn, Branch branch, ParallelState state) throws StateFailure {
        Json input = state.branchInput(Scopes.of(turn, branch));
        int first = turn.execution().nextBranch();
        int count = state.branches().size();
        turn.record(new Event.ParallelStarted(turn.headAfter(branch), branch.id(), input, count));
        for (int id = first; id < first + count; id++) {
            turn.makeReady(turn.execution().requireBranch(id));
        }
    }

    static void branchFinished(Turn turn, Branch parent) {
        Waiting.ForBranches run = (Waiting.ForBranches) parent.waiting();
        if (!run.isComplete()) {
            return;
        }
        ParallelState state = (ParallelState) parent.requireState();
        Json results = Json.array(run.results());
        turn.record(new Event.ParallelSucceeded(turn.headAfter(parent), parent.id()));
        try {
            Leaving.exit(turn, parent, state.complete(Scopes.of(turn, parent), results), state.transition());
        } catch (StateFailure failure) {
            Failing.stateFailed(turn, parent, failure);
        }
    }
}
