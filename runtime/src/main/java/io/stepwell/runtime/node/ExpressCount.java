package io.stepwell.runtime.node;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.runtime.live.Change;
import io.stepwell.runtime.live.LiveFeed;
import io.stepwell.runtime.statistics.Counts;
import io.stepwell.runtime.statistics.OpenStays;
import io.stepwell.runtime.statistics.Statistics;
import io.stepwell.runtime.statistics.Whose;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts one express execution while it runs, and adds that to the statistics when it ends: they are shared by all, and
 * taken once for each. Used by the thread of that execution alone.
 */
final class ExpressCount implements Consumer<List<Event>> {
    private final Statistics statistics;
    private final LiveFeed feed;
    private final ExecutionOrigin origin;
    private final String revision;
    private final OpenStays stays = new OpenStays();
    private final Counts counts = new Counts();
    private @Nullable Whose whose;

    /**
     * A count that begins with the first event.
     *
     * @param revision the revision of the state machine; null when that has none
     */
    ExpressCount(Statistics statistics, LiveFeed feed, ExecutionOrigin origin, @Nullable String revision) {
        this.statistics = statistics;
        this.feed = feed;
        this.origin = origin;
        this.revision = revision == null ? "" : revision;
    }

    @Override
    public void accept(List<Event> events) {
        if (whose == null) {
            whose = new Whose(
                    origin.stateMachineArn(), revision, events.getFirst().head().timeMillis());
        }
        counts.count(whose, stays, events);
        Event last = events.getLast();
        ExecutionStatus end = endOf(last);
        if (end == null) {
            return;
        }
        statistics.add(counts);
        if (feed.isWatched()) {
            feed.tell(new Change(
                    origin.arn(), origin.stateMachineArn(), end, last.head().id()));
        }
    }

    private static @Nullable ExecutionStatus endOf(Event event) {
        return switch (event) {
            case Event.ExecutionSucceeded ignored -> ExecutionStatus.SUCCEEDED;
            case Event.ExecutionFailed ignored -> ExecutionStatus.FAILED;
            case Event.ExecutionAborted ignored -> ExecutionStatus.ABORTED;
            case Event.ExecutionTimedOut ignored -> ExecutionStatus.TIMED_OUT;
            default -> null; // whatever happens before the end
        };
    }
}
