package io.stepwell.runtime.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.ExecutionStatus;
import org.junit.jupiter.api.Test;

final class LiveFeedTest {
    private final LiveFeed feed = new LiveFeed();

    private static Change change(String execution, long lastEventId) {
        return new Change(execution, "machine", ExecutionStatus.RUNNING, lastEventId);
    }

    @Test
    void ofEachExecutionTheNewestChangeWaits() throws InterruptedException {
        try (LiveFeed.Listening listening = feed.listen(_ -> true)) {
            feed.tell(change("a", 1));
            feed.tell(change("b", 1));
            feed.tell(change("a", 2));
            LiveFeed.News news = listening.await(0);
            assertThat(news.changes()).containsExactlyInAnyOrder(change("a", 2), change("b", 1));
            assertThat(news.missedSome()).isFalse();
            assertThat(listening.await(0).changes()).isEmpty();
        }
    }

    @Test
    void whoIsTooSlowIsToldThatSomeWereMissed() throws InterruptedException {
        try (LiveFeed.Listening listening = feed.listen(_ -> true)) {
            for (int i = 0; i < 10_000; i++) {
                feed.tell(change("execution " + i, 1));
            }
            LiveFeed.News news = listening.await(0);
            assertThat(news.missedSome()).isTrue();
            assertThat(news.changes()).hasSizeLessThan(1_000);
            assertThat(listening.await(0).missedSome()).isFalse();
        }
    }

    @Test
    void onlyWhatIsWantedIsToldAndOnlyWhileSomebodyListens() throws InterruptedException {
        try (LiveFeed.Listening listening = feed.listen(c -> c.executionArn().equals("b"))) {
            assertThat(feed.isWatched()).isTrue();
            feed.tell(change("a", 1));
            assertThat(listening.await(0).changes()).isEmpty();
        }
        assertThat(feed.isWatched()).isFalse();
    }
}
