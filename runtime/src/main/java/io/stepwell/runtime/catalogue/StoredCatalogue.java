package io.stepwell.runtime.catalogue;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.language.definition.Definition;
import io.stepwell.runtime.Catalogue;
import io.stepwell.runtime.Connections;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.Quotas;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.Versions;
import io.stepwell.runtime.partition.DefinitionSource;
import io.stepwell.runtime.rows.CatalogueRows;
import io.stepwell.runtime.world.World;
import io.stepwell.storage.Store;
import io.stepwell.storage.WriteBatch;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue in the store, with state machines and activities cached: reads take no lock; writes go one after the
 * other and show only when they are durable.
 */
public final class StoredCatalogue implements Catalogue {
    private final InstantSource clock;
    private final Quotas quotas;
    private final CatalogueWriter writer;
    private final DefinitionCache definitions;
    private final TagShelf tags;
    private final StateMachines machines;
    private final StoredVersions versions;
    private final Shelf<Activity> activities;
    private final Connections connections;
    private final Consumer<String> onActivityDeleted;

    /**
     * Reads the catalogue.
     *
     * @param partition the number under which its writes are fenced
     */
    public StoredCatalogue(
            Store store, int partition, long epoch, World world, Quotas quotas, Consumer<String> onActivityDeleted) {
        this.quotas = quotas;
        this.clock = world.clock();
        this.writer = new CatalogueWriter(store, partition, epoch);
        this.onActivityDeleted = onActivityDeleted;
        this.definitions = new DefinitionCache(store);
        this.tags = new TagShelf(store, quotas.tags());
        Publications publications = new Publications(store);
        this.machines = new StateMachines(writer, world, publications, tags, quotas.stateMachines());
        this.versions = new StoredVersions(this, writer, world, machines, publications, quotas);
        this.activities = new Shelf<>(CatalogueRows.activities(store), Activity::arn);
        this.connections = new StoredConnections(writer);
    }

    /** Compiled definitions, for the partitions. */
    public DefinitionSource definitions() {
        return definitions;
    }

    /** The connections of HTTP tasks. */
    public Connections connections() {
        return connections;
    }

    @Override
    public synchronized StateMachine createStateMachine(NewStateMachine wanted) {
        return machines.create(wanted);
    }

    @Override
    public synchronized StateMachine updateStateMachine(String arn, StateMachineUpdate update) {
        return machines.update(arn, update);
    }

    @Override
    public StateMachine stateMachine(String arn) {
        StateMachine machine = machines.shelf().get(arn);
        return machine != null && !machine.deleting() ? machine : findDeleting(arn);
    }

    private synchronized StateMachine findDeleting(String arn) {
        return machines.find(arn);
    }

    /** How executions of this origin are logged: as their version says, or their state machine; null when it is gone. */
    public @Nullable String loggingConfiguration(ExecutionOrigin origin) {
        StateMachine published = versions.published(origin.versionArn());
        StateMachine machine = published != null ? published : machines.shelf().get(origin.stateMachineArn());
        return machine == null ? null : machine.loggingConfiguration();
    }

    @Override
    public synchronized void deleteStateMachine(String arn) {
        machines.delete(arn);
    }

    /** Removes state machines marked as deleting whose last execution has closed. */
    public synchronized void removeDeleted() {
        machines.removeDeleted();
    }

    @Override
    public Page<StateMachine> stateMachines(@Nullable String cursor, int limit) {
        return machines.shelf().page(cursor, limit);
    }

    @Override
    public Versions versions() {
        return versions;
    }

    @Override
    public String definitionText(String definitionId) {
        return definitions.text(definitionId);
    }

    @Override
    public Definition definition(String definitionId) {
        return definitions.definition(definitionId);
    }

    @Override
    public synchronized Activity createActivity(
            String arn, String name, @Nullable String encryptionConfiguration, Map<String, String> newTags) {
        Activity existing = activities.get(arn);
        if (existing != null) {
            if (StateMachines.isSameEncryption(existing.encryptionConfiguration(), encryptionConfiguration)) {
                return existing;
            }
            throw new RequestRefused(Reason.ACTIVITY_ALREADY_EXISTS, arn);
        }
        activities.requireRoom(quotas.activities(), Reason.ACTIVITY_LIMIT_EXCEEDED, arn);
        Activity created = new Activity(arn, name, clock.millis(), encryptionConfiguration);
        WriteBatch batch = new WriteBatch();
        CatalogueRows.put(batch, created);
        CatalogueRows.putTags(batch, arn, tags.checked(arn, newTags));
        writer.commit(batch);
        activities.put(created);
        return created;
    }

    @Override
    public Activity activity(String arn) {
        Activity activity = activities.get(arn);
        if (activity == null) {
            throw new RequestRefused(Reason.ACTIVITY_DOES_NOT_EXIST, arn);
        }
        return activity;
    }

    /** Whether there is such an activity. */
    public boolean hasActivity(String arn) {
        return activities.has(arn);
    }

    @Override
    public synchronized void deleteActivity(String arn) {
        if (activities.has(arn)) {
            WriteBatch batch = new WriteBatch();
            CatalogueRows.deleteActivity(batch, arn);
            CatalogueRows.putTags(batch, arn, Map.of());
            writer.commit(batch);
            activities.remove(arn);
            onActivityDeleted.accept(arn);
        }
    }

    @Override
    public Page<Activity> activities(@Nullable String cursor, int limit) {
        return activities.page(cursor, limit);
    }

    @Override
    public synchronized void tag(String resourceArn, Map<String, String> added) {
        requireResource(resourceArn);
        Map<String, String> all = new LinkedHashMap<>(tags.of(resourceArn));
        all.putAll(added);
        putTags(resourceArn, tags.checked(resourceArn, all));
    }

    @Override
    public synchronized void untag(String resourceArn, Iterable<String> keys) {
        requireResource(resourceArn);
        Map<String, String> rest = new LinkedHashMap<>(tags.of(resourceArn));
        keys.forEach(rest::remove);
        putTags(resourceArn, rest);
    }

    @Override
    public Map<String, String> tags(String resourceArn) {
        requireResource(resourceArn);
        return tags.of(resourceArn);
    }

    private void putTags(String resourceArn, Map<String, String> all) {
        WriteBatch batch = new WriteBatch();
        CatalogueRows.putTags(batch, resourceArn, all);
        writer.commit(batch);
    }

    private void requireResource(String arn) {
        if (!machines.shelf().has(arn) && !activities.has(arn)) {
            throw new RequestRefused(Reason.RESOURCE_NOT_FOUND, arn);
        }
    }
}
