package io.stepwell.engine.decide;

import io.stepwell.engine.TimerRef;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Branch;
import io.stepwell.language.data.ChoiceResult;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.definition.ChoiceState;
import io.stepwell.language.definition.DistributedMapState;
import io.stepwell.language.definition.FailState;
import io.stepwell.language.definition.MapState;
import io.stepwell.language.definition.ParallelState;
import io.stepwell.language.definition.PassState;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.SucceedState;
import io.stepwell.language.definition.TaskState;
import io.stepwell.language.definition.Transition;
import io.stepwell.language.definition.WaitState;

/** Enters states, one after the other over all ready branches, until every branch waits. */
final class StateRunner {
    private StateRunner() {}

    static void runUntilBlocked(Turn turn) {
        int transitions = 0;
        while (!turn.ready().isEmpty() && !turn.execution().status().isClosed()) {
            if (transitions++ >= turn.limits().transitionsPerDecision()) {
                turn.setTimer(
                        TimerRef.Kind.RESUME,
                        turn.execution().lastEventId(),
                        turn.moment().millis());
                return;
            }
            Branch branch = turn.execution().branch(turn.ready().remove());
            if (branch != null && branch.isReady()) {
                enter(turn, branch);
            }
        }
    }

    private static void enter(Turn turn, Branch branch) {
        State state = branch.group().state(java.util.Objects.requireNonNull(branch.nextState()));
        turn.record(new Event.StateEntered(
                turn.headAfter(branch), branch.id(), state.type(), state.name(), branch.input()));
        run(turn, branch, state);
    }

    /** Does what the state the branch is in is there for. */
    static void run(Turn turn, Branch branch, State state) {
        try {
            Scope scope = Scopes.of(turn, branch);
            switch (state) {
                case PassState s -> Leaving.exit(turn, branch, s.run(scope), s.transition());
                case SucceedState s -> Leaving.exit(turn, branch, s.run(scope), new Transition.End());
                case FailState s -> Failing.failBranch(turn, branch, s.failure(scope));
                case ChoiceState s -> {
                    ChoiceResult choice = s.choose(scope);
                    Leaving.exit(turn, branch, choice.result(), new Transition.Next(choice.next()));
                }
                case WaitState s -> startWaiting(turn, branch, s, scope);
                case TaskState s -> TaskRunner.schedule(turn, branch, s);
                case ParallelState s -> ParallelRunner.start(turn, branch, s);
                case MapState s -> MapRunner.start(turn, branch, s);
                case DistributedMapState s -> DistributedMapRunner.start(turn, branch, s);
            }
        } catch (StateFailure failure) {
            Failing.stateFailed(turn, branch, failure);
        }
    }

    private static void startWaiting(Turn turn, Branch branch, WaitState state, Scope scope) throws StateFailure {
        long due = state.dueMillis(scope);
        if (due - turn.moment().millis() > turn.limits().waitMillis()) {
            throw StateFailure.runtime("Wait state delay is too long.");
        }
        if (due <= turn.moment().millis()) {
            Leaving.exit(turn, branch, state.complete(scope), state.transition());
            return;
        }
        turn.record(new Event.WaitScheduled(turn.internalHead(branch), branch.id(), due));
        turn.setTimer(TimerRef.Kind.WAIT, branch.enteredEventId(), due);
    }
}
