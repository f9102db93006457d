package io.stepwell.runtime.node;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.Insight;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.live.Change;
import io.stepwell.runtime.live.LiveFeed;
import io.stepwell.runtime.partition.DefinitionSource;
import io.stepwell.runtime.query.OpenTaskQueries;
import io.stepwell.runtime.query.SearchQueries;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.statistics.Statistics;
import io.stepwell.runtime.work.TaskTokens;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this node tells lookers-on. */
final class NodeInsight implements Insight {
    private static final Logger LOG = LoggerFactory.getLogger(NodeInsight.class);

    private final Statistics statistics;
    private final LiveFeed feed = new LiveFeed();
    private final OpenTaskQueries openTasks;
    private final SearchQueries searches;

    /**
     * Insight into a store.
     *
     * @param partition the number under which statistics are written, which nobody else writes under
     */
    NodeInsight(Store store, int partition, DefinitionSource definitions, TaskTokens tokens) {
        this.statistics = new Statistics(store, partition, store.acquire(partition));
        this.openTasks = new OpenTaskQueries(store, definitions, tokens);
        this.searches = new SearchQueries(store);
    }

    /** Takes in a decision that has been committed. On the committer's thread: it must not wait for anything. */
    void committed(ExecutionRow row, long lastEventId) {
        if (feed.isWatched()) {
            ExecutionOrigin origin = row.origin();
            feed.tell(new Change(origin.arn(), origin.stateMachineArn(), row.status(), lastEventId));
        }
    }

    /** Counts an express execution from what it is told of its decisions; nothing of such a one is ever committed. */
    Consumer<List<Event>> express(ExecutionOrigin origin, @Nullable String revision) {
        return new ExpressCount(statistics, feed, origin, revision);
    }

    /** Keeps the last counts. A store that takes no writes keeps nobody from ending: they are owed to no one. */
    void close() {
        try {
            statistics.keep();
        } catch (StoreException e) {
            LOG.warn("the latest statistics are lost: {}", e.getMessage());
        }
    }

    @Override
    public Statistics statistics() {
        return statistics;
    }

    @Override
    public LiveFeed feed() {
        return feed;
    }

    @Override
    public Page<OpenTask> openTasks(@Nullable String cursor, int limit) {
        return openTasks.read(cursor, limit);
    }

    @Override
    public Page<ExecutionSummary> find(Search search, @Nullable String cursor, int limit) {
        return searches.find(search, cursor, limit);
    }

    @Override
    public int count(String stateMachineArn, ExecutionStatus status, int most) {
        return searches.count(stateMachineArn, status, most);
    }
}
