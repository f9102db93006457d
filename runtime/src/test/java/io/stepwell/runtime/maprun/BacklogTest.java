package io.stepwell.runtime.maprun;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BacklogTest {
    private final Backlog backlog = new Backlog(2);

    @Test
    void mapRunsBeyondTheQuotaWaitInTheOrderInWhichTheyCame() {
        assertThat(backlog.enter("a")).isTrue();
        assertThat(backlog.enter("b")).isTrue();
        assertThat(backlog.enter("a")).as("it is open already").isTrue();
        assertThat(backlog.enter("c")).isFalse();
        assertThat(backlog.enter("d")).isFalse();
        assertThat(backlog.enter("c")).isFalse();
        assertThat(backlog.next()).isNull();
        backlog.leave("b");
        assertThat(backlog.next()).isEqualTo("c");
        assertThat(backlog.next()).isNull();
        assertThat(backlog.enter("c")).as("it was given the place").isTrue();
        backlog.leave("a");
        assertThat(backlog.next()).isEqualTo("d");
        assertThat(backlog.isWaiting("d")).isFalse();
    }

    @Test
    void oneThatIsOnlyToEndDoesNotWait() {
        backlog.enter("a");
        backlog.enter("b");
        backlog.enter("c");
        assertThat(backlog.enterToEnd("c")).isTrue();
        assertThat(backlog.enterToEnd("c")).isFalse();
        assertThat(backlog.enterToEnd("a")).as("it does not wait").isFalse();
        backlog.leave("a");
        assertThat(backlog.enter("d")).as("two are open").isFalse();
        backlog.leave("c");
        assertThat(backlog.next()).isEqualTo("d");
    }
}
