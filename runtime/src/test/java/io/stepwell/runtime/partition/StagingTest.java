package io.stepwell.runtime.partition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the world is told of a decision once it is durable. */
final class StagingTest {
    private final ByHand byHand = new ByHand();

    /** Begins an execution and stops it, each in a round of its own. */
    private void beginAndStop(Heard heard) {
        HotExecutions executions = new HotExecutions(byHand.store(), byHand.definitions(), Long.MAX_VALUE);
        TimerWindow timers = new TimerWindow(0, byHand.store(), 10);
        Staging staging = new Staging(0, executions, timers, heard, _ -> false);
        Prepared begun = byHand.begin("a");
        executions.add("a", begun.hot());
        Staged first = new Staged();
        staging.begin(begun, first);
        first.succeeded(heard);
        Staged second = new Staged();
        staging.stage(byHand.stop(begun.hot()), second);
        second.succeeded(heard);
    }

    @Test
    void theEventsOfAnExecutionThatSomebodyFollowsAreToldInTheirOrder() {
        Heard heard = new Heard(true);
        beginAndStop(heard);
        assertThat(heard.all()).contains("committed a, opened", "committed a");
        assertThat(heard.events())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ExecutionStarted", "StateEntered", "WaitScheduled", "ExecutionAborted");
    }

    @Test
    void eventsThatNobodyWantsAreNotKeptUntilTheCommit() {
        Heard heard = new Heard(false);
        beginAndStop(heard);
        assertThat(heard.all()).contains("committed a, opened", "committed a");
        assertThat(heard.events()).isEmpty();
    }
}
