package io.stepwell.runtime.catalogue;

import io.stepwell.runtime.Versions.Alias;
import io.stepwell.runtime.Versions.Version;
import io.stepwell.runtime.rows.VersionRows;
import io.stepwell.storage.Store;
import io.stepwell.storage.WriteBatch;
import java.util.Comparator;
import java.util.List;

/** Versions and aliases by their ARNs, as the store has them. */
final class Publications {
    private final Shelf<Version> versions;
    private final Shelf<Alias> aliases;

    Publications(Store store) {
        this.versions = new Shelf<>(VersionRows.versions(store), Version::arn);
        this.aliases = new Shelf<>(VersionRows.aliases(store), Alias::arn);
    }

    Shelf<Version> versions() {
        return versions;
    }

    Shelf<Alias> aliases() {
        return aliases;
    }

    /** The newest first. */
    List<Version> versionsOf(String machineArn) {
        return versions.startingWith(machineArn + ":").stream()
                .sorted(Comparator.comparingInt(Version::number).reversed())
                .toList();
    }

    List<Alias> aliasesOf(String machineArn) {
        return List.copyOf(aliases.startingWith(machineArn + ":"));
    }

    /** The state machine goes, and with it all that was published of it. */
    void stageRemoval(WriteBatch batch, String machineArn) {
        versionsOf(machineArn).forEach(version -> VersionRows.delete(batch, version));
        aliasesOf(machineArn).forEach(alias -> VersionRows.delete(batch, alias));
    }

    /** The removal is durable. */
    void removed(String machineArn) {
        versionsOf(machineArn).forEach(version -> versions.remove(version.arn()));
        aliasesOf(machineArn).forEach(alias -> aliases.remove(alias.arn()));
    }
}
