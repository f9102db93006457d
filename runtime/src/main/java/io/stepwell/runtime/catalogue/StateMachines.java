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
    private final Shelf<StateMachine> shelf;

    StateMachines(CatalogueWriter writer, World world) {
        this.writer = writer;
        this.world = world;
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
                wanted.encryptionConfiguration());
        WriteBatch batch = new WriteBatch();
        CatalogueRows.putDefinition(batch, definitionId, wanted.definition());
        CatalogueRows.put(batch, created);
        CatalogueRows.putTags(batch, wanted.arn(), TagShelf.checked(wanted.arn(), wanted.tags()));
        writer.commit(batch);
        shelf.put(created);
        return created;
    }

    /** What CreateStateMachine compares to be idempotent (API, CreateStateMachine): tags do not count. */
    private static StateMachine sameOrRefused(StateMachine existing, NewStateMachine wanted, String definitionId) {
        if (existing.deleting()) {
            throw new RequestRefused(Reason.STATE_MACHINE_DELETING, wanted.arn());
        }
        boolean same = existing.definitionId().equals(definitionId)
                && existing.type().equals(wanted.type())
                && existing.roleArn().equals(wanted.roleArn())
                && existing.loggingConfiguration().equals(wanted.loggingConfiguration())
                && existing.tracingConfiguration().equals(wanted.tracingConfiguration())
                && Objects.equals(existing.encryptionConfiguration(), wanted.encryptionConfiguration());
        if (!same) {
            throw new RequestRefused(Reason.STATE_MACHINE_ALREADY_EXISTS, wanted.arn());
        }
        return existing;
    }

    StateMachine update(String arn, StateMachineUpdate update) {
        StateMachine old = find(arn);
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
                world.clock().millis(),
                world.uuid().toString(),
                Objects.requireNonNullElse(update.loggingConfiguration(), old.loggingConfiguration()),
                Objects.requireNonNullElse(update.tracingConfiguration(), old.tracingConfiguration()),
                firstPresent(update.encryptionConfiguration(), old.encryptionConfiguration()));
        CatalogueRows.put(batch, updated);
        writer.commit(batch);
        shelf.put(updated);
        return updated;
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
            writer.commit(batch);
            shelf.remove(arn);
        }
        return idle;
    }

    private static @Nullable String firstPresent(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }
}
