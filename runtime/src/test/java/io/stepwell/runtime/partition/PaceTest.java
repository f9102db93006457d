package io.stepwell.runtime.partition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How much may wait follows what is done; time is an argument. */
final class PaceTest {
    private static final int ROOM_MAX = 10_000;
    private final Pace pace = new Pace(ROOM_MAX);
    private long now = 1_700_000_000_000L;

    @Test
    void asMuchMayWaitAsIsDoneInASecond() {
        busy(2, 1_000);
        assertThat(pace.room()).isBetween(1_900, 2_100);
    }

    @Test
    void aFewMoreMayWaitForTwoSecondsWhereLittleIsDone() {
        for (int i = 0; i < 100; i++, now += 25) {
            pace.took(1, true, now);
        }
        assertThat(pace.room()).isBetween(75, 85);
        for (int i = 0; i < 1_000; i++, now += 5) {
            pace.took(1, true, now);
        }
        assertThat(pace.room()).isEqualTo(Pace.ROOM_PATIENT);
    }

    @Test
    void aBurstIsNotTakenForTheRule() {
        for (int i = 0; i < 100; i++, now += 25) {
            pace.took(1, true, now);
        }
        pace.took(10, true, now);
        for (int i = 0; i < 10; i++, now += 25) {
            pace.took(0, true, now);
        }
        assertThat(pace.room()).isLessThan(100);
    }

    @Test
    void whoHasNeverHadEnoughToDoTakesAllThereIsRoomFor() {
        for (int i = 0; i < 100; i++) {
            pace.took(1, false, now);
            now += 500;
        }
        assertThat(pace.room()).isEqualTo(ROOM_MAX);
    }

    @Test
    void timeWithoutWorkIsNotSlowness() {
        busy(5, 1_000);
        int before = pace.room();
        pace.took(10, false, now);
        now += 3_600_000;
        pace.took(10, true, now);
        assertThat(pace.room()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void slowWorkLeavesRoomForSomeAndFastWorkOpensItAgain() {
        slow();
        busy(100, 3_000);
        assertThat(pace.room()).isEqualTo(ROOM_MAX);
    }

    @Test
    void whoHasAllDoneInTimeTakesMore() {
        slow();
        for (int i = 0; i < 1_000; i++) {
            pace.took(Pace.ROOM_MIN, false, now);
            now += 10;
        }
        assertThat(pace.room()).isEqualTo(ROOM_MAX);
    }

    @Test
    void aRoundIsAsMuchAsCanBeDecidedInItsTime() {
        assertThat(pace.round()).isEqualTo(Pace.ROUND_MAX);
        pace.decided(512, 512);
        assertThat(pace.round()).isEqualTo(Pace.ROUND_MILLIS);
        pace.decided(20, 20_000);
        assertThat(pace.round()).isEqualTo(Pace.ROUND_MIN);
        for (int i = 0; i < 200; i++) {
            pace.decided(8, i % 10 == 0 ? 1 : 0);
        }
        assertThat(pace.round()).isEqualTo(Pace.ROUND_MAX);
    }

    @Test
    void aClockThatIsSetBackTeachesNothing() {
        busy(2, 1_000);
        int before = pace.room();
        now -= 86_400_000;
        pace.took(2, true, now);
        assertThat(pace.room()).isEqualTo(before);
    }

    private void slow() {
        for (int i = 0; i < 20; i++) {
            pace.took(1, true, now);
            now += 1_000;
        }
        pace.took(1, true, now);
        assertThat(pace.room()).isEqualTo(Pace.ROOM_MIN);
    }

    private void busy(int perMilli, int millis) {
        for (int i = 0; i < millis; i++, now++) {
            pace.took(perMilli, true, now);
        }
    }
}
