package io.stepwell.runtime.catalogue;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.language.definition.Definition;
import io.stepwell.runtime.Catalogue;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.partition.DefinitionSource;
import io.stepwell.runtime.rows.CatalogueRows;
import io.stepwell.runtime.rows.ExecutionIndexRows;
import io.stepwell.storage.PartitionBatch;
import io.stepwell.storage.Store;
import io.stepwell.storage.WriteBatch;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue in the store, with state machines and activities cached: reads take no lock; writes go one after the
 * other and show only when they are durable.
 */
public final class StoredCatalogue implements Catalogue {
    private final Store store;
    private final int partition;
    private final long epoch;
    private final InstantSource clock;
    private final DefinitionCache definitions;
    private final TagShelf tags;
    private final ConcurrentNavigableMap<String, StateMachine> machines = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, Activity> activities = new ConcurrentSkipListMap<>();
    private final Consumer<String> onActivityDeleted;

    /**
     * Reads the catalogue.
     *
     * @param partition the number under which its writes are fenced
     */
    public StoredCatalogue(
            Store store, int partition, long epoch, InstantSource clock, Consumer<String> onActivityDeleted) {
        this.store = store;
        this.partition = partition;
        this.epoch = epoch;
        this.clock = clock;
        this.onActivityDeleted = onActivityDeleted;
        this.definitions = new DefinitionCache(store);
        this.tags = new TagShelf(store);
        CatalogueRows.stateMachines(store).forEach(m -> machines.put(m.arn(), m));
        CatalogueRows.activities(store).forEach(a -> activities.put(a.arn(), a));
    }

    /** Compiled definitions, for the partitions. */
    public DefinitionSource definitions() {
        return definitions;
    }

    @Override
    public synchronized StateMachine createStateMachine(NewStateMachine wanted) {
        StateMachine existing = machines.get(wanted.arn());
        String definitionId = DefinitionCache.idOf(wanted.definition());
        if (existing != null) {
            if (existing.deleting()) {
                throw new RequestRefused(Reason.STATE_MACHINE_DELETING, wanted.arn());
            }
            if (isSame(existing, wanted, definitionId)) {
                return existing;
            }
            throw new RequestRefused(Reason.STATE_MACHINE_ALREADY_EXISTS, wanted.arn());
        }
        StateMachine created = new StateMachine(
                wanted.arn(),
                wanted.name(),
                wanted.type(),
                false,
                definitionId,
                wanted.roleArn(),
                clock.millis(),
                null,
                null,
                wanted.loggingConfiguration(),
                wanted.tracingConfiguration(),
                wanted.encryptionConfiguration());
        WriteBatch batch = new WriteBatch();
        CatalogueRows.putDefinition(batch, definitionId, wanted.definition());
        CatalogueRows.put(batch, created);
        CatalogueRows.putTags(batch, wanted.arn(), TagShelf.checked(wanted.arn(), wanted.tags()));
        commit(batch);
        machines.put(created.arn(), created);
        return created;
    }

    /** What CreateStateMachine compares to be idempotent (API, CreateStateMachine): tags do not count. */
    private static boolean isSame(StateMachine existing, NewStateMachine wanted, String definitionId) {
        return existing.definitionId().equals(definitionId)
                && existing.type().equals(wanted.type())
                && existing.roleArn().equals(wanted.roleArn())
                && existing.loggingConfiguration().equals(wanted.loggingConfiguration())
                && existing.tracingConfiguration().equals(wanted.tracingConfiguration())
                && Objects.equals(existing.encryptionConfiguration(), wanted.encryptionConfiguration());
    }

    @Override
    public synchronized StateMachine updateStateMachine(String arn, StateMachineUpdate update) {
        StateMachine old = stateMachine(arn);
        if (old.deleting()) {
            throw new RequestRefused(Reason.STATE_MACHINE_DELETING, arn);
        }
        WriteBatch batch = new WriteBatch();
        String definitionId = old.definitionId();
        if (update.definition() != null) {
            definitionId = DefinitionCache.idOf(update.definition());
            CatalogueRows.putDefinition(batch, definitionId, update.definition());
        }
        StateMachine updated = new StateMachine(
                old.arn(),
                old.name(),
                old.type(),
                false,
                definitionId,
                Objects.requireNonNullElse(update.roleArn(), old.roleArn()),
                old.creationMillis(),
                clock.millis(),
                UUID.randomUUID().toString(),
                Objects.requireNonNullElse(update.loggingConfiguration(), old.loggingConfiguration()),
                Objects.requireNonNullElse(update.tracingConfiguration(), old.tracingConfiguration()),
                update.encryptionConfiguration() != null
                        ? update.encryptionConfiguration()
                        : old.encryptionConfiguration());
        CatalogueRows.put(batch, updated);
        commit(batch);
        machines.put(arn, updated);
        return updated;
    }

    @Override
    public StateMachine stateMachine(String arn) {
        StateMachine machine = machines.get(arn);
        if (machine == null || (machine.deleting() && removeIfIdle(machine))) {
            throw new RequestRefused(Reason.STATE_MACHINE_DOES_NOT_EXIST, arn);
        }
        return machine;
    }

    @Override
    public synchronized void deleteStateMachine(String arn) {
        StateMachine machine = machines.get(arn);
        if (machine == null || removeIfIdle(machine) || machine.deleting()) {
            return;
        }
        StateMachine deleting = new StateMachine(
                machine.arn(),
                machine.name(),
                machine.type(),
                true,
                machine.definitionId(),
                machine.roleArn(),
                machine.creationMillis(),
                machine.updateMillis(),
                machine.revisionId(),
                machine.loggingConfiguration(),
                machine.tracingConfiguration(),
                machine.encryptionConfiguration());
        WriteBatch batch = new WriteBatch();
        CatalogueRows.put(batch, deleting);
        commit(batch);
        machines.put(arn, deleting);
    }

    /** Removes state machines marked as deleting whose last execution has closed. */
    public void removeDeleted() {
        machines.values().stream().filter(StateMachine::deleting).forEach(this::removeIfIdle);
    }

    private synchronized boolean removeIfIdle(StateMachine machine) {
        String arn = machine.arn();
        if (!ExecutionIndexRows.read(store, arn, ExecutionStatus.RUNNING, null, 1)
                .isEmpty()) {
            return false;
        }
        WriteBatch batch = new WriteBatch();
        CatalogueRows.deleteStateMachine(batch, arn);
        CatalogueRows.putTags(batch, arn, Map.of());
        commit(batch);
        machines.remove(arn);
        return true;
    }

    @Override
    public Page<StateMachine> stateMachines(@Nullable String cursor, int limit) {
        return page(machines, cursor, limit, StateMachine::arn);
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
            if (Objects.equals(existing.encryptionConfiguration(), encryptionConfiguration)) {
                return existing;
            }
            throw new RequestRefused(Reason.ACTIVITY_ALREADY_EXISTS, arn);
        }
        Activity created = new Activity(arn, name, clock.millis(), encryptionConfiguration);
        WriteBatch batch = new WriteBatch();
        CatalogueRows.put(batch, created);
        CatalogueRows.putTags(batch, arn, TagShelf.checked(arn, newTags));
        commit(batch);
        activities.put(arn, created);
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
        return activities.containsKey(arn);
    }

    @Override
    public synchronized void deleteActivity(String arn) {
        if (activities.containsKey(arn)) {
            WriteBatch batch = new WriteBatch();
            CatalogueRows.deleteActivity(batch, arn);
            CatalogueRows.putTags(batch, arn, Map.of());
            commit(batch);
            activities.remove(arn);
            onActivityDeleted.accept(arn);
        }
    }

    @Override
    public Page<Activity> activities(@Nullable String cursor, int limit) {
        return page(activities, cursor, limit, Activity::arn);
    }

    @Override
    public synchronized void tag(String resourceArn, Map<String, String> added) {
        requireResource(resourceArn);
        Map<String, String> all = new LinkedHashMap<>(tags.of(resourceArn));
        all.putAll(added);
        putTags(resourceArn, TagShelf.checked(resourceArn, all));
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
        commit(batch);
    }

    private void requireResource(String arn) {
        if (!machines.containsKey(arn) && !activities.containsKey(arn)) {
            throw new RequestRefused(Reason.RESOURCE_NOT_FOUND, arn);
        }
    }

    private void commit(WriteBatch batch) {
        store.commit(List.of(new PartitionBatch(partition, epoch, batch)));
    }

    private static <T> Page<T> page(
            ConcurrentNavigableMap<String, T> all,
            @Nullable String cursor,
            int limit,
            java.util.function.Function<T, String> arn) {
        List<T> found = (cursor == null ? all : all.tailMap(cursor, false))
                .values().stream().limit(limit + 1L).toList();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), arn.apply(found.get(limit - 1)));
    }
}
