package io.stepwell.runtime.catalogue;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.runtime.Catalogue.NewStateMachine;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Catalogue.StateMachineUpdate;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.rows.CatalogueRows;
import io.stepwell.runtime.rows.ExecutionIndexRows;
import io.stepwell.runtime.world.World;
import io.stepwell.storage.WriteBatch;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** State machines: their life from creation to deletion. Writers are serialised by the catalogue. */
final class StateMachines {
    private final CatalogueWriter writer;
    private final World world;
    private final Publications publications;
    private final TagShelf tags;
    private final int stateMachinesMax;
    private final Shelf<StateMachine> shelf;

    StateMachines(CatalogueWriter writer, World world, Publications publications, TagShelf tags, int stateMachinesMax) {
        this.tags = tags;
        this.stateMachinesMax = stateMachinesMax;
        this.writer = writer;
        this.world = world;
        this.publications = publications;
        this.shelf = new Shelf<>(CatalogueRows.stateMachines(writer.store()), StateMachine::arn);
    }

    Shelf<StateMachine> shelf() {
        return shelf;
    }

    StateMachine create(NewStateMachine wanted) {
        String definitionId = DefinitionCache.idOf(wanted.definition());
        StateMachine existing = shelf.get(wanted.arn());
        if (existing != null) {
            return sameOrRefused(existing, wanted, definitionId);
        }
        shelf.requireRoom(stateMachinesMax, Reason.STATE_MACHINE_LIMIT_EXCEEDED, wanted.arn());
        StateMachine created = new StateMachine(
                wanted.arn(),
                wanted.name(),
                wanted.type(),
                false,
                definitionId,
                wanted.roleArn(),
                world.clock().millis(),
                null,
                null,
                wanted.loggingConfiguration(),
                wanted.tracingConfiguration(),
                wanted.encryptionConfiguration(),
                0);
        WriteBatch batch = new WriteBatch();
        CatalogueRows.putDefinition(batch, definitionId, wanted.definition());
        CatalogueRows.put(batch, created);
        CatalogueRows.putTags(batch, wanted.arn(), tags.checked(wanted.arn(), wanted.tags()));
        writer.commit(batch);
        shelf.put(created);
        return created;
    }

    /** What CreateStateMachine compares to be idempotent (API, CreateStateMachine): role and tags do not count. */
    private static StateMachine sameOrRefused(StateMachine existing, NewStateMachine wanted, String definitionId) {
        if (existing.deleting()) {
            throw new RequestRefused(Reason.STATE_MACHINE_DELETING, wanted.arn());
        }
        boolean same = existing.definitionId().equals(definitionId)
                && existing.type().equals(wanted.type())
                && existing.loggingConfiguration().equals(wanted.loggingConfiguration())
                && existing.tracingConfiguration().equals(wanted.tracingConfiguration())
                && isSameEncryption(existing.encryptionConfiguration(), wanted.encryptionConfiguration());
        if (!same) {
            throw new RequestRefused(Reason.STATE_MACHINE_ALREADY_EXISTS, wanted.arn());
        }
        return existing;
    }

    /** Without a configuration it is AWS's rule that holds, which is the only one there is. */
    static boolean isSameEncryption(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }

    /** A new definition or role makes a new revision (recorded cases, sfn_api_versioning). */
    StateMachine update(String arn, StateMachineUpdate update) {
        StateMachine old = findActive(arn);
        WriteBatch batch = new WriteBatch();
        String definitionId = old.definitionId();
        if (update.definition() != null) {
            definitionId = DefinitionCache.idOf(update.definition());
            CatalogueRows.putDefinition(batch, definitionId, update.definition());
        }
        String roleArn = Objects.requireNonNullElse(update.roleArn(), old.roleArn());
        boolean sameRevision = definitionId.equals(old.definitionId()) && roleArn.equals(old.roleArn());
        StateMachine updated = new StateMachine(
                old.arn(),
                old.name(),
                old.type(),
                false,
                definitionId,
                roleArn,
                old.creationMillis(),
                world.clock().millis(),
                sameRevision ? old.revisionId() : world.uuid().toString(),
                Objects.requireNonNullElse(update.loggingConfiguration(), old.loggingConfiguration()),
                Objects.requireNonNullElse(update.tracingConfiguration(), old.tracingConfiguration()),
                firstPresent(update.encryptionConfiguration(), old.encryptionConfiguration()),
                old.lastVersion());
        CatalogueRows.put(batch, updated);
        writer.commit(batch);
        shelf.put(updated);
        return updated;
    }

    /** The state machine, which must not be on its way out. */
    StateMachine findActive(String arn) {
        StateMachine machine = find(arn);
        if (machine.deleting()) {
            throw new RequestRefused(Reason.STATE_MACHINE_DELETING, arn);
        }
        return machine;
    }

    /** The state machine; one whose deletion is due is removed instead of found. */
    StateMachine find(String arn) {
        StateMachine machine = shelf.get(arn);
        if (machine == null || (machine.deleting() && removeIfIdle(machine))) {
            throw new RequestRefused(Reason.STATE_MACHINE_DOES_NOT_EXIST, arn);
        }
        return machine;
    }

    void delete(String arn) {
        StateMachine machine = shelf.get(arn);
        if (machine == null || removeIfIdle(machine) || machine.deleting()) {
            return;
        }
        StateMachine deleting = machine.withDeleting();
        WriteBatch batch = new WriteBatch();
        CatalogueRows.put(batch, deleting);
        writer.commit(batch);
        shelf.put(deleting);
    }

    void removeDeleted() {
        shelf.all().stream().filter(StateMachine::deleting).forEach(this::removeIfIdle);
    }

    private boolean removeIfIdle(StateMachine machine) {
        String arn = machine.arn();
        boolean idle = ExecutionIndexRows.read(writer.store(), arn, ExecutionStatus.RUNNING, null, 1)
                .isEmpty();
        if (idle) {
            WriteBatch batch = new WriteBatch();
            CatalogueRows.deleteStateMachine(batch, arn);
            CatalogueRows.putTags(batch, arn, Map.of());
            publications.stageRemoval(batch, arn);
            writer.commit(batch);
            shelf.remove(arn);
            publications.removed(arn);
        }
        return idle;
    }

    private static @Nullable String firstPresent(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }
}
