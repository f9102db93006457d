package io.stepwell.runtime.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.command.Command;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a partition has in memory, and what gives way to others. */
final class HotExecutionsTest {
    private static final long ROOMY = Long.MAX_VALUE;
    private static final Command STOP = new Command.StopExecution(null, null);
    private static final Command REDRIVE = new Command.RedriveExecution(null);

    private final ByHand byHand = new ByHand();
    private final long one = byHand.begin("weighed").hot().weightBytes();

    private HotExecutions room(long bytes) {
        return new HotExecutions(byHand.store(), byHand.definitions(), bytes);
    }

    /** Begins it, and gives it to memory alone. */
    private Hot begin(HotExecutions executions, String arn) {
        Hot hot = byHand.begin(arn).hot();
        executions.add(arn, hot);
        return hot;
    }

    private void end(HotExecutions executions, String arn, Hot hot) {
        byHand.stop(hot);
        executions.ended(arn);
    }

    private static Stream<String> inMemory(HotExecutions executions, String... arns) {
        return Stream.of(arns).filter(arn -> executions.inMemory(arn) != null);
    }

    @Test
    void anExecutionOfTheStoreIsFoldedOnceAndThenKept() {
        Prepared begun = byHand.begin("a");
        byHand.commit(begun);
        HotExecutions executions = room(ROOMY);
        Hot loaded = Objects.requireNonNull(executions.open("a"));
        assertThat(loaded).isNotSameAs(begun.hot());
        assertThat(loaded.row()).isEqualTo(begun.hot().row());
        assertThat(loaded.execution().lastEventId())
                .isEqualTo(begun.hot().execution().lastEventId());
        assertThat(executions.open("a")).isSameAs(loaded);
    }

    @Test
    void whatIsLoadedForAnotherThreadIsNotKept() {
        byHand.commit(byHand.begin("a"));
        HotExecutions executions = room(ROOMY);
        assertThat(executions.load("a")).isNotNull().isNotSameAs(executions.load("a"));
        assertThat(executions.size()).isZero();
    }

    @Test
    void whatIsClosedOrUnknownIsNotOpen() {
        HotExecutions executions = room(ROOMY);
        byHand.stop(begin(executions, "memory"));
        Prepared begun = byHand.begin("store");
        byHand.commit(begun);
        byHand.commit(byHand.stop(begun.hot()));
        assertThat(executions.open("memory")).isNull();
        assertThat(executions.open("store")).isNull();
        assertThat(executions.open("unknown")).isNull();
        assertThat(executions.row("unknown")).isNull();
        assertThat(Objects.requireNonNull(executions.row("memory")).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(Objects.requireNonNull(executions.row("store")).status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void onlyARedriveOpensAClosedExecution() {
        Prepared begun = byHand.begin("a");
        byHand.commit(begun);
        byHand.commit(byHand.stop(begun.hot()));
        HotExecutions executions = room(ROOMY);
        assertThat(executions.openFor(STOP, "a")).isNull();
        assertThat(executions.loadFor(STOP, "a")).isNull();
        Hot loaded = executions.openFor(REDRIVE, "a");
        assertThat(loaded).isNotNull();
        assertThat(executions.openFor(REDRIVE, "a")).isSameAs(loaded);
        assertThat(executions.openFor(REDRIVE, "unknown")).isNull();
    }

    @Test
    void whatWasNotUsedForTheLongestTimeGivesWay() {
        HotExecutions executions = room(2 * one);
        begin(executions, "a");
        begin(executions, "b");
        executions.open("a");
        begin(executions, "c");
        assertThat(inMemory(executions, "a", "b", "c")).containsExactly("a", "c");
    }

    @Test
    void whatTheStoreDoesNotKnowYetStaysHoweverLittleRoomThereIs() {
        HotExecutions executions = room(one);
        Hot a = begin(executions, "a");
        a.pin();
        begin(executions, "b");
        assertThat(inMemory(executions, "a", "b")).containsExactly("a", "b");
        a.unpin();
        begin(executions, "c");
        assertThat(inMemory(executions, "a", "b", "c")).containsExactly("c");
    }

    @Test
    void whatIsGoingToBeDecidedStaysAlthoughThereIsNoRoomAtAll() {
        HotExecutions executions = room(0);
        begin(executions, "a");
        assertThat(inMemory(executions, "a")).containsExactly("a");
        begin(executions, "b");
        assertThat(inMemory(executions, "a", "b")).containsExactly("b");
    }

    @Test
    void whatGrowsTakesTheRoomOfOthers() {
        HotExecutions executions = room(3 * one);
        begin(executions, "a");
        Hot b = begin(executions, "b");
        executions.grown(b, one);
        assertThat(inMemory(executions, "a", "b")).containsExactly("a", "b");
        begin(executions, "c");
        assertThat(inMemory(executions, "a", "b", "c")).containsExactly("b", "c");
    }

    @Test
    void whatIsDroppedLeavesItsRoomToOthers() {
        HotExecutions executions = room(2 * one);
        executions.grown(begin(executions, "a"), one / 2);
        executions.drop("a");
        executions.drop("a");
        begin(executions, "b");
        begin(executions, "c");
        assertThat(inMemory(executions, "a", "b", "c")).containsExactly("b", "c");
    }

    @Test
    void theSameExecutionAddedAgainTakesItsRoomOnce() {
        HotExecutions executions = room(2 * one);
        begin(executions, "a");
        begin(executions, "b");
        Hot again = begin(executions, "b");
        assertThat(inMemory(executions, "a", "b")).containsExactly("a", "b");
        assertThat(executions.inMemory("b")).isSameAs(again);
    }

    @Test
    void anEndedExecutionIsForgottenWhenTheNextComes() {
        HotExecutions executions = room(ROOMY);
        end(executions, "a", begin(executions, "a"));
        assertThat(inMemory(executions, "a")).containsExactly("a");
        begin(executions, "b");
        assertThat(inMemory(executions, "a", "b")).containsExactly("b");
    }

    @Test
    void anEndedExecutionLeavesItsRoomBeforeAnotherHasToGiveWay() {
        HotExecutions executions = room(2 * one);
        begin(executions, "a");
        end(executions, "b", begin(executions, "b"));
        begin(executions, "c");
        assertThat(inMemory(executions, "a", "b", "c")).containsExactly("a", "c");
    }

    @Test
    void anEndedExecutionStaysUntilTheStoreKnows() {
        HotExecutions executions = room(ROOMY);
        Hot a = begin(executions, "a");
        Hot b = begin(executions, "b");
        a.pin();
        end(executions, "a", a);
        end(executions, "b", b);
        begin(executions, "c");
        assertThat(executions.inMemory("a")).isSameAs(a);
        a.unpin();
        begin(executions, "d");
        assertThat(inMemory(executions, "a", "b", "c", "d")).containsExactly("c", "d");
    }

    @Test
    void anExecutionThatWasTakenUpAgainIsNotForgotten() {
        HotExecutions executions = room(ROOMY);
        Hot a = begin(executions, "a");
        end(executions, "a", a);
        byHand.redrive(a);
        begin(executions, "b");
        assertThat(executions.open("a")).isSameAs(a);
        end(executions, "a", a);
        begin(executions, "c");
        assertThat(inMemory(executions, "a", "b", "c")).containsExactly("b", "c");
    }

    @Test
    void afterAClearTheStoreIsAskedAndAllRoomIsFree() {
        HotExecutions executions = room(2 * one);
        Prepared begun = byHand.begin("a");
        byHand.commit(begun);
        executions.add("a", begun.hot());
        end(executions, "b", begin(executions, "b"));
        executions.clear();
        assertThat(executions.size()).isZero();
        begin(executions, "c");
        begin(executions, "b");
        assertThat(inMemory(executions, "b", "c")).containsExactly("b", "c");
        assertThat(executions.open("a")).isNotNull().isNotSameAs(begun.hot());
    }
}
