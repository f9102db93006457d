package io.stepwell.runtime.node;

import io.stepwell.engine.decide.Engine;
import io.stepwell.engine.decide.Surroundings;
import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.runtime.Catalogue;
import io.stepwell.runtime.Connections;
import io.stepwell.runtime.Executions;
import io.stepwell.runtime.Insight;
import io.stepwell.runtime.MapRuns;
import io.stepwell.runtime.Orchestrator;
import io.stepwell.runtime.StateTrials;
import io.stepwell.runtime.TaskDesk;
import io.stepwell.runtime.catalogue.StoredCatalogue;
import io.stepwell.runtime.express.ExpressExecutions;
import io.stepwell.runtime.express.ExpressRunner;
import io.stepwell.runtime.maprun.Datasets;
import io.stepwell.runtime.maprun.RunningMapRuns;
import io.stepwell.runtime.partition.Committer;
import io.stepwell.runtime.partition.Partition;
import io.stepwell.runtime.query.ExecutionQueries;
import io.stepwell.runtime.rows.MetaRows;
import io.stepwell.runtime.trial.TrialRunner;
import io.stepwell.runtime.work.ActivityQueues;
import io.stepwell.runtime.work.Dispatcher;
import io.stepwell.runtime.work.Pollers;
import io.stepwell.runtime.work.TaskTokens;
import io.stepwell.runtime.world.World;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.crash.CrashPoint;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node that owns all partitions of its store. */
public final class Node implements Orchestrator {
    private final Store store;
    private final StoredCatalogue catalogue;
    private final Executions executions;
    private final TaskDesk tasks;
    private final StateTrials trials;
    private final Partitions partitions;
    private final Committer committer;
    private final Dispatcher dispatcher;
    private final ExpressExecutions express;
    private final JobEndCourier jobEnds;
    private final RunningMapRuns mapRuns;
    private final @Nullable StatusCourier statuses;
    private final Housekeeping housekeeping;
    private final MetaRows meta;
    private final NodeInsight insight;

    /**
     * Opens a node on a store, which it closes at its end: what was open goes on where the journal ends.
     *
     * @throws io.stepwell.storage.StoreException when the store was written by a newer program
     */
    public static Node open(NodeSettings settings, Store store, List<Integration> integrations, InstantSource clock) {
        return open(settings, store, integrations, World.real(clock));
    }

    /** As {@link #open(NodeSettings, Store, List, InstantSource)}, in a world of the caller's. */
    public static Node open(NodeSettings settings, Store store, List<Integration> integrations, World world) {
        return open(settings, store, integrations, Datasets.NONE, world);
    }

    /** The same, with the places where Distributed Maps read and write. */
    public static Node open(
            NodeSettings settings, Store store, List<Integration> integrations, Datasets datasets, World world) {
        MetaRows known = MetaRows.read(store);
        MetaRows meta = known == null ? MetaRows.create(settings.partitions(), world.chance()) : known;
        long epoch = store.acquire(meta.partitions());
        if (known == null) {
            WriteBatch batch = new WriteBatch();
            meta.put(batch);
            store.commit(List.of(new PartitionBatch(meta.partitions(), epoch, batch)));
            CrashPoint.NODE_FACTS_STORED.reached();
        }
        return new Node(settings, store, integrations, datasets, world, meta, epoch);
    }

    private Node(
            NodeSettings settings,
            Store store,
            List<Integration> integrations,
            Datasets datasets,
            World world,
            MetaRows meta,
            long catalogueEpoch) {
        this.store = store;
        this.meta = meta;
        ActivityQueues queues = new ActivityQueues(store);
        TaskTokens tokens = new TaskTokens(meta.secret());
        this.catalogue =
                new StoredCatalogue(store, meta.partitions(), catalogueEpoch, world, settings.quotas(), queues::forget);
        CrashPoint.NODE_CATALOGUE_READ.reached();
        Engine engine = new Engine(settings.limits(), settings.jobPolling(), surroundings(catalogue, tokens));
        this.partitions = new Partitions(world.threads());
        this.dispatcher = new Dispatcher(integrations, settings.concurrentCallsMax(), partitions, world.threads());
        ExecutionQueries queries = new ExecutionQueries(store);
        ExpressRunner runner = expressRunner(settings, tokens, world);
        MachineLogs logs = new MachineLogs(catalogue, settings.log());
        this.insight = new NodeInsight(store, meta.partitions() + 1, catalogue.definitions(), tokens);
        this.express = new ExpressExecutions(
                runner,
                catalogue,
                world,
                settings.expressOpenMax(),
                (origin, revision) ->
                        insight.express(origin, revision).andThen(events -> logs.happened(origin, 0, events)));
        this.jobEnds = new JobEndCourier(store, partitions, world.threads());
        this.mapRuns = new RunningMapRuns(
                new NodeGround(
                        world,
                        store,
                        partitions,
                        catalogue.definitions(),
                        queries,
                        runner,
                        datasets,
                        settings.limits().payloadBytes()),
                queries,
                settings.quotas().openMapRuns());
        this.statuses = settings.statusSink() == null
                ? null
                : new StatusCourier(store, partitions, meta.partitions(), queries, settings.statusSink(), world);
        OpenExecutions open = new OpenExecutions(settings.quotas().openExecutions());
        NodeOutside outside = new NodeOutside(dispatcher, queues, jobEnds, mapRuns, statuses, insight, logs, open);
        this.committer = new Committer(store, outside, world.threads());
        Partition.Parts parts = new Partition.Parts(
                store,
                engine,
                catalogue.definitions(),
                outside,
                committer,
                world,
                settings.hotBytes(),
                settings.nearTimers());
        List<Partition> all = new ArrayList<>();
        for (int id = 0; id < meta.partitions(); id++) {
            all.add(new Partition(id, store.acquire(id), parts));
        }
        partitions.own(all);
        CrashPoint.NODE_PARTITIONS_TAKEN.reached();
        this.executions = new NodeExecutions(settings, world.clock(), catalogue, partitions, queries, express, open);
        this.tasks = new NodeTaskDesk(
                catalogue,
                partitions,
                queues,
                tokens,
                new Pollers(settings.quotas().pollersPerActivity()));
        this.trials = new TrialRunner(settings.region(), settings.account(), settings.limits(), dispatcher, world);
        this.housekeeping = new Housekeeping(store, catalogue, partitions, insight.statistics(), settings, open, world);
        committer.start();
        all.forEach(Partition::start);
        jobEnds.start();
        if (statuses != null) {
            statuses.start();
        }
        housekeeping.start();
        CrashPoint.NODE_STARTED.reached();
    }

    private ExpressRunner expressRunner(NodeSettings settings, TaskTokens tokens, World world) {
        Engine engine = new Engine(settings.limits().forExpress(), surroundings(catalogue, tokens));
        return new ExpressRunner(engine, dispatcher, world);
    }

    private static Surroundings surroundings(StoredCatalogue catalogue, TaskTokens tokens) {
        return new Surroundings() {
            @Override
            public boolean activityExists(String activityArn) {
                return catalogue.hasActivity(activityArn);
            }

            @Override
            public String taskToken(TaskRef ref) {
                return tokens.tokenOf(ref);
            }
        };
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Executions executions() {
        return executions;
    }

    @Override
    public TaskDesk tasks() {
        return tasks;
    }

    @Override
    public StateTrials trials() {
        return trials;
    }

    @Override
    public MapRuns mapRuns() {
        return mapRuns;
    }

    /** The connections of HTTP tasks. */
    public Connections connections() {
        return catalogue.connections();
    }

    /** What lookers-on can ask: how things have been doing, what has just happened, who is waited for. */
    public Insight insight() {
        return insight;
    }

    /** The secret under which tokens of this store are made; the same after every restart. */
    public byte[] secret() {
        return meta.secret().clone();
    }

    /** Looks at the clock now: for tests that own the clock. */
    public void wake() {
        partitions.wake();
    }

    /** How many calls are being made or wait for their turn. */
    public int callsInFlight() {
        return dispatcher.inFlight();
    }

    /** Deletes what retention allows, now. */
    public void sweep() throws InterruptedException {
        housekeeping.sweep();
    }

    @Override
    public void close() {
        CrashPoint.NODE_CLOSING.reached();
        try {
            housekeeping.close();
            express.close();
            jobEnds.close();
            mapRuns.close();
            if (statuses != null) {
                statuses.close();
            }
            dispatcher.close();
            partitions.close();
            committer.close();
            insight.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            store.close();
        }
    }
}
