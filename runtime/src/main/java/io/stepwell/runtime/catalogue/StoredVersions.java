package io.stepwell.runtime.catalogue;

import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.Quotas;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.Versions;
import io.stepwell.runtime.rows.CatalogueRows;
import io.stepwell.runtime.rows.VersionRows;
import io.stepwell.runtime.world.World;
import io.stepwell.storage.WriteBatch;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Versions and aliases in the store. Reads take no lock; writes take that of the catalogue. */
final class StoredVersions implements Versions {
    /** What the first revision is called, which has no id (API, PublishStateMachineVersion). */
    private static final String INITIAL_REVISION = "INITIAL";

    private final Object catalogueLock;
    private final CatalogueWriter writer;
    private final World world;
    private final StateMachines machines;
    private final Publications publications;
    private final Quotas quotas;

    StoredVersions(
            Object catalogueLock,
            CatalogueWriter writer,
            World world,
            StateMachines machines,
            Publications publications,
            Quotas quotas) {
        this.catalogueLock = catalogueLock;
        this.writer = writer;
        this.world = world;
        this.machines = machines;
        this.publications = publications;
        this.quotas = quotas;
    }

    @Override
    public Version publish(String stateMachineArn, @Nullable String revisionId, @Nullable String description) {
        synchronized (catalogueLock) {
            StateMachine machine = machines.findActive(stateMachineArn);
            String current = Objects.requireNonNullElse(machine.revisionId(), INITIAL_REVISION);
            if (revisionId != null && !revisionId.equals(current)) {
                throw new RequestRefused(
                        Reason.CONFLICT,
                        "Failed to publish the State Machine version for revision " + revisionId
                                + ". The current State Machine revision is " + current + ".");
            }
            List<Version> published = publications.versionsOf(stateMachineArn);
            for (Version version : published) {
                if (Objects.equals(version.machine().revisionId(), machine.revisionId())) {
                    return version;
                }
            }
            requireRoom(published.size(), quotas.versions(), "versions", stateMachineArn);
            return publish(machine, description);
        }
    }

    private Version publish(StateMachine machine, @Nullable String description) {
        StateMachine counted = machine.withVersion(machine.lastVersion() + 1);
        Version version = new Version(
                counted.lastVersion(), counted, description, world.clock().millis());
        WriteBatch batch = new WriteBatch();
        CatalogueRows.put(batch, counted);
        VersionRows.put(batch, version);
        writer.commit(batch);
        machines.shelf().put(counted);
        publications.versions().put(version);
        return version;
    }

    @Override
    public Version version(String arn) {
        Version version = publications.versions().get(arn);
        if (version == null) {
            throw new RequestRefused(Reason.STATE_MACHINE_DOES_NOT_EXIST, arn);
        }
        return version;
    }

    /** What was published under this ARN; null for none. */
    @Nullable
    StateMachine published(@Nullable String versionArn) {
        Version version = versionArn == null ? null : publications.versions().get(versionArn);
        return version == null ? null : version.machine();
    }

    @Override
    public Page<Version> versions(String stateMachineArn, @Nullable String cursor, int limit) {
        requireMachine(stateMachineArn);
        int before = cursor == null ? Integer.MAX_VALUE : number(cursor);
        List<Version> rest = publications.versionsOf(stateMachineArn).stream()
                .filter(version -> version.number() < before)
                .toList();
        return firstOf(rest, limit, version -> Integer.toString(version.number()));
    }

    @Override
    public void deleteVersion(String arn) {
        synchronized (catalogueLock) {
            Version version = publications.versions().get(arn);
            if (version == null) {
                return;
            }
            List<String> users = publications.aliasesOf(version.machine().arn()).stream()
                    .filter(alias -> alias.routesTo(arn))
                    .map(Alias::name)
                    .toList();
            if (!users.isEmpty()) {
                throw new RequestRefused(
                        Reason.CONFLICT,
                        "Version to be deleted must not be referenced by an alias. Current list of aliases referencing"
                                + " this version: " + users);
            }
            WriteBatch batch = new WriteBatch();
            VersionRows.delete(batch, version);
            writer.commit(batch);
            publications.versions().remove(arn);
        }
    }

    @Override
    public Alias createAlias(String name, @Nullable String description, List<Route> routes) {
        synchronized (catalogueLock) {
            String machineArn = machineOfRoutes(routes);
            machines.findActive(machineArn);
            Alias existing = publications.aliases().get(machineArn + ":" + name);
            if (existing != null) {
                return sameOrRefused(existing, description, routes);
            }
            requireRoom(publications.aliasesOf(machineArn).size(), quotas.aliases(), "aliases", machineArn);
            long now = world.clock().millis();
            return store(new Alias(machineArn, name, description, routes, now, now));
        }
    }

    /** What CreateStateMachineAlias compares to be idempotent (API, CreateStateMachineAlias). */
    private static Alias sameOrRefused(Alias existing, @Nullable String description, List<Route> routes) {
        if (Objects.equals(existing.description(), description)
                && existing.routes().equals(routes)) {
            return existing;
        }
        throw new RequestRefused(
                Reason.CONFLICT,
                "Failed to create alias because an alias with the same name and a different description or routing"
                        + " configuration already exists: " + existing.arn());
    }

    /** All routes lead to existing versions of one state machine. */
    private String machineOfRoutes(List<Route> routes) {
        String machineArn = "";
        for (Route route : routes) {
            Version version = publications.versions().get(route.versionArn());
            if (version == null) {
                throw new RequestRefused(Reason.RESOURCE_NOT_FOUND, route.versionArn());
            }
            String found = version.machine().arn();
            if (!machineArn.isEmpty() && !machineArn.equals(found)) {
                throw new RequestRefused(
                        Reason.INVALID_ROUTES,
                        "Routing configuration must contain versions of one state machine. Received: "
                                + routes.stream().map(Route::versionArn).toList());
            }
            machineArn = found;
        }
        return machineArn;
    }

    @Override
    public Alias alias(String arn) {
        Alias alias = publications.aliases().get(arn);
        if (alias == null) {
            throw new RequestRefused(Reason.RESOURCE_NOT_FOUND, arn);
        }
        return alias;
    }

    @Override
    public Alias updateAlias(String arn, @Nullable String description, @Nullable List<Route> routes) {
        synchronized (catalogueLock) {
            Alias old = alias(arn);
            if (routes != null && !machineOfRoutes(routes).equals(old.stateMachineArn())) {
                throw new RequestRefused(
                        Reason.INVALID_ROUTES,
                        "Routing configuration must contain versions of " + old.stateMachineArn() + ". Received: "
                                + routes.stream().map(Route::versionArn).toList());
            }
            return store(new Alias(
                    old.stateMachineArn(),
                    old.name(),
                    description == null ? old.description() : description,
                    routes == null ? old.routes() : routes,
                    old.creationMillis(),
                    world.clock().millis()));
        }
    }

    private Alias store(Alias alias) {
        WriteBatch batch = new WriteBatch();
        VersionRows.put(batch, alias);
        writer.commit(batch);
        publications.aliases().put(alias);
        return alias;
    }

    @Override
    public void deleteAlias(String arn) {
        synchronized (catalogueLock) {
            Alias alias = alias(arn);
            WriteBatch batch = new WriteBatch();
            VersionRows.delete(batch, alias);
            writer.commit(batch);
            publications.aliases().remove(arn);
        }
    }

    @Override
    public Page<Alias> aliases(String arn, @Nullable String cursor, int limit) {
        String machineArn = machineOf(arn).arn();
        List<Alias> rest = publications.aliasesOf(machineArn).stream()
                .filter(alias -> machineArn.equals(arn) || alias.routesTo(arn))
                .filter(alias -> cursor == null || alias.name().compareTo(cursor) > 0)
                .toList();
        return firstOf(rest, limit, Alias::name);
    }

    @Override
    public Target target(String arn) {
        StateMachine machine = machines.shelf().get(arn);
        if (machine != null) {
            return new Target(machine, null, null);
        }
        Alias alias = publications.aliases().get(arn);
        if (alias == null) {
            return ofVersion(arn, null);
        }
        return ofVersion(draw(alias.routes()), arn);
    }

    private Target ofVersion(String versionArn, @Nullable String aliasArn) {
        StateMachine published = version(versionArn).machine();
        boolean deleting = requireMachine(published.arn()).deleting();
        return new Target(deleting ? published.withDeleting() : published, versionArn, aliasArn);
    }

    private String draw(List<Route> routes) {
        Route first = routes.getFirst();
        return routes.size() == 1 || world.chance().nextInt(100) < first.weight()
                ? first.versionArn()
                : routes.getLast().versionArn();
    }

    @Override
    public StateMachine machineOf(String arn) {
        Version version = publications.versions().get(arn);
        Alias alias = publications.aliases().get(arn);
        return requireMachine(
                version != null ? version.machine().arn() : alias != null ? alias.stateMachineArn() : arn);
    }

    private StateMachine requireMachine(String arn) {
        StateMachine machine = machines.shelf().get(arn);
        if (machine == null) {
            throw new RequestRefused(Reason.STATE_MACHINE_DOES_NOT_EXIST, arn);
        }
        return machine;
    }

    private static void requireRoom(int present, int max, String what, String machineArn) {
        if (present >= max) {
            throw new RequestRefused(
                    Reason.QUOTA_EXCEEDED, "A state machine has at most " + max + " " + what + ": " + machineArn);
        }
    }

    private static <T> Page<T> firstOf(List<T> rest, int limit, Function<T, String> cursor) {
        return rest.size() <= limit
                ? new Page<>(rest, null)
                : new Page<>(List.copyOf(rest.subList(0, limit)), cursor.apply(rest.get(limit - 1)));
    }

    private static int number(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw new RequestRefused(Reason.INVALID_CURSOR, cursor);
        }
    }
}
