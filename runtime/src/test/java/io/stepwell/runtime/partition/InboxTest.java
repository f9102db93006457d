package io.stepwell.runtime.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.command.Command;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.MapRunChild;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is begun goes before what is to begin; time is an argument. */
final class InboxTest {
    private static final int PLACES = 10;
    private final Inbox inbox = new Inbox();
    private long now = 1_700_000_000_000L;

    @Test
    void startsTakeThePlacesThatARoundHasLeft() {
        offerStarts(20);
        assertThat(inbox.takeBegun(PLACES, now)).isEmpty();
        assertThat(inbox.takeStarts(PLACES, 0, now)).hasSize(PLACES);
        assertThat(inbox.takeBegun(PLACES, now)).isEmpty();
        assertThat(inbox.takeStarts(PLACES, 6, now)).hasSize(4);
    }

    @Test
    void whatIsBegunOvertakesStarts() {
        offerStarts(20);
        Work act = act();
        inbox.offer(act);
        assertThat(inbox.takeBegun(PLACES, now)).containsExactly(act);
    }

    @Test
    void aChildOfAMapRunIsNotOvertakenByItsEnd() throws InterruptedException {
        Work child = child();
        Work stop = act();
        inbox.put(child);
        inbox.put(stop);
        assertThat(inbox.takeBegun(PLACES, now)).containsExactly(child, stop);
    }

    @Test
    void roundsThatAreFullTakeOneStartForSixtyFourDecisions() {
        offerStarts(20);
        inbox.takeBegun(PLACES, now);
        assertThat(inbox.takeStarts(PLACES, 60, now)).isEmpty();
        assertThat(inbox.takeStarts(PLACES, 10, now)).hasSize(1);
        assertThat(inbox.takeStarts(PLACES, 63, now)).isEmpty();
        assertThat(inbox.takeStarts(PLACES, 9, now)).hasSize(1);
    }

    @Test
    void decisionsMadeWhileNobodyWantedToStartGiveNobodyPrecedence() {
        inbox.takeStarts(PLACES, 1_000, now);
        offerStarts(1);
        inbox.takeBegun(PLACES, now);
        assertThat(inbox.takeStarts(PLACES, PLACES, now)).isEmpty();
    }

    @Test
    void startsAreRefusedWhenThoseThatWaitTakeTooLong() {
        assertThat(offerStarts(1_000)).isEqualTo(1_000);
        for (int i = 0; i < 50; i++, now += 100) { // ten a second
            inbox.takeBegun(PLACES, now);
            inbox.takeStarts(1, 0, now);
        }
        assertThat(offerStarts(1)).isZero();
        assertThat(inbox.offer(act())).isTrue();
        inbox.takeBegun(PLACES, now);
        inbox.takeStarts(1_000 - 50 - 29, 0, now);
        assertThat(offerStarts(100)).isBetween(1, 5);
    }

    @Test
    void aStartThatFindsNoPlaceForTenSecondsIsRefusedAndNotMade() {
        Work.Start first = start();
        inbox.offer(first);
        inbox.takeBegun(PLACES, now);
        now += 1;
        Work.Start second = start();
        inbox.offer(second);
        inbox.takeBegun(PLACES, now);
        now += 10_000;
        assertThat(inbox.takeStarts(PLACES, 0, now)).containsExactly(second);
        assertThatThrownBy(() -> first.reply().join())
                .hasCauseInstanceOf(RequestRefused.class)
                .hasMessageContaining("THROTTLED");
        assertThat(second.reply()).isNotDone();
    }

    @Test
    void whatWaitsIsToldThatNothingCameOfIt() {
        Work.Start taken = start();
        Work.Start untaken = start();
        inbox.offer(taken);
        inbox.takeBegun(PLACES, now);
        inbox.offer(untaken);
        inbox.refuseAll(new IllegalStateException("over"));
        assertThat(List.of(taken, untaken))
                .allSatisfy(start -> assertThat(start.reply()).isCompletedExceptionally());
        assertThat(inbox.takeBegun(PLACES, now)).isEmpty();
        assertThat(inbox.takeStarts(PLACES, 0, now)).isEmpty();
    }

    private int offerStarts(int count) {
        int taken = 0;
        for (int i = 0; i < count; i++) {
            taken += inbox.offer(start()) ? 1 : 0;
        }
        return taken;
    }

    private static Work.Start start() {
        ExecutionOrigin origin = new ExecutionOrigin("arn:e", "e", "arn:m", "m", "d", "arn:r", null);
        return new Work.Start(
                ExecutionRow.starting(origin, null, 0, null), Json.EMPTY_OBJECT, new CompletableFuture<>());
    }

    private static Work child() {
        Work.Start parent = start();
        ExecutionRow row =
                ExecutionRow.startingChild(parent.row().origin(), parent.row(), new MapRunChild("arn:mapRun", 0, 1));
        return new Work.Start(row, Json.EMPTY_OBJECT, new CompletableFuture<>());
    }

    private static Work act() {
        return new Work.Act("arn:e", new Command.StopExecution(null, null), new CompletableFuture<>());
    }
}
