package io.stepwell.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Catalogue.StateMachineUpdate;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.Page;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.Versions;
import io.stepwell.runtime.Versions.Alias;
import io.stepwell.runtime.Versions.Route;
import io.stepwell.runtime.Versions.Version;
import io.stepwell.storage.memory.MemoryStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class VersionsTest {
    @Test
    void versionsAndAliasesAreThereAfterARestart() {
        MemoryStore store = new MemoryStore();
        ManualClock clock = new ManualClock();
        Fixture before = new Fixture(new Unclosable(store), clock);
        StateMachine machine = before.create("m", result(1));
        Version one = versions(before).publish(machine.arn(), null, "first");
        update(before, machine, result(2));
        Version two = versions(before).publish(machine.arn(), null, null);
        versions(before).deleteVersion(two.arn());
        Alias alias = versions(before).createAlias("live", "what callers use", List.of(new Route(one.arn(), 100)));
        before.close();
        try (Fixture after = new Fixture(store, clock)) {
            assertThat(versions(after).version(one.arn())).isEqualTo(one);
            assertThat(versions(after).alias(alias.arn())).isEqualTo(alias);
            assertThat(versions(after).publish(machine.arn(), null, null).number())
                    .as("numbers are not used again")
                    .isEqualTo(3);
        }
    }

    @Test
    void anExecutionRunsTheVersionItWasStartedWithAndIsListedUnderEveryNameOfIt() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create("m", result(1));
            Version one = versions(f).publish(machine.arn(), null, null);
            update(f, machine, result(2));
            Alias alias = versions(f).createAlias("live", null, List.of(new Route(one.arn(), 100)));
            String byAlias = startOf(f, alias.arn());
            String byVersion = startOf(f, one.arn());
            String byMachine = startOf(f, machine.arn());
            assertThat(f.finished(byAlias).output()).isEqualTo(Json.parse("1"));
            assertThat(f.finished(byVersion).output()).isEqualTo(Json.parse("1"));
            assertThat(f.finished(byMachine).output()).isEqualTo(Json.parse("2"));
            assertThat(listed(f, alias.arn())).containsExactly(byAlias);
            assertThat(listed(f, one.arn())).containsExactlyInAnyOrder(byAlias, byVersion);
            assertThat(listed(f, machine.arn())).containsExactlyInAnyOrder(byAlias, byVersion, byMachine);
            ExecutionSummary summary = f.node.executions().describe(byAlias).summary();
            assertThat(summary.stateMachineArn()).isEqualTo(machine.arn());
            assertThat(summary.versionArn()).isEqualTo(one.arn());
            assertThat(summary.aliasArn()).isEqualTo(alias.arn());
        }
    }

    @Test
    void anAliasSharesExecutionsOutByWeight() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create("m", result(1));
            Version one = versions(f).publish(machine.arn(), null, null);
            update(f, machine, result(2));
            Version two = versions(f).publish(machine.arn(), null, null);
            Alias never =
                    versions(f).createAlias("never", null, List.of(new Route(one.arn(), 0), new Route(two.arn(), 100)));
            Alias half =
                    versions(f).createAlias("half", null, List.of(new Route(one.arn(), 50), new Route(two.arn(), 50)));
            assertThat(drawn(f, never)).containsExactly(two.arn());
            assertThat(drawn(f, half)).containsExactlyInAnyOrder(one.arn(), two.arn());
        }
    }

    @Test
    void publishingTheSameRevisionTwiceGivesOneVersion() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create("m", result(1));
            Version one = versions(f).publish(machine.arn(), "INITIAL", null);
            assertThat(versions(f).publish(machine.arn(), null, "again")).isEqualTo(one);
            update(f, machine, result(1));
            assertThat(versions(f).publish(machine.arn(), null, null))
                    .as("an update that changes nothing makes no revision")
                    .isEqualTo(one);
            update(f, machine, result(2));
            assertRefused(Reason.CONFLICT, () -> versions(f).publish(machine.arn(), "INITIAL", null));
        }
    }

    @Test
    void aVersionThatAnAliasRoutesToStays() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create("m", result(1));
            Version one = versions(f).publish(machine.arn(), null, null);
            Alias alias = versions(f).createAlias("live", null, List.of(new Route(one.arn(), 100)));
            assertThatThrownBy(() -> versions(f).deleteVersion(one.arn()))
                    .hasMessageContaining("must not be referenced by an alias")
                    .hasMessageContaining("[live]");
            versions(f).deleteAlias(alias.arn());
            versions(f).deleteVersion(one.arn());
            assertRefused(Reason.STATE_MACHINE_DOES_NOT_EXIST, () -> startOf(f, one.arn()));
            assertRefused(Reason.RESOURCE_NOT_FOUND, () -> versions(f).alias(alias.arn()));
        }
    }

    @Test
    void whatWasPublishedGoesWithItsStateMachine() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create("m", result(1));
            StateMachine longer = f.create("m-longer", result(1));
            Version one = versions(f).publish(machine.arn(), null, null);
            Version other = versions(f).publish(longer.arn(), null, null);
            versions(f).createAlias("live", null, List.of(new Route(one.arn(), 100)));
            f.node.catalogue().deleteStateMachine(machine.arn());
            StateMachine anew = f.create("m", result(3));
            assertThat(versions(f).versions(anew.arn(), null, 10).items()).isEmpty();
            assertThat(versions(f).aliases(anew.arn(), null, 10).items()).isEmpty();
            assertThat(versions(f).version(other.arn())).isEqualTo(other);
        }
    }

    @Test
    void anAliasIsCreatedOnceAndOnlyForVersionsOfOneStateMachine() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            Route toOne = new Route(
                    versions(f)
                            .publish(f.create("m", result(1)).arn(), null, null)
                            .arn(),
                    50);
            Route toOther = new Route(
                    versions(f)
                            .publish(f.create("n", result(1)).arn(), null, null)
                            .arn(),
                    50);
            List<Route> routes = List.of(new Route(toOne.versionArn(), 100));
            Alias alias = versions(f).createAlias("live", "d", routes);
            assertThat(versions(f).createAlias("live", "d", routes)).isEqualTo(alias);
            assertRefused(Reason.CONFLICT, () -> versions(f).createAlias("live", "else", routes));
            assertRefused(Reason.INVALID_ROUTES, () -> versions(f).createAlias("two", null, List.of(toOne, toOther)));
            assertRefused(
                    Reason.RESOURCE_NOT_FOUND,
                    () -> versions(f).createAlias("none", null, List.of(new Route(toOne.versionArn() + "7", 100))));
        }
    }

    @Test
    void listingsGoPageByPage() {
        try (Fixture f = new Fixture(new MemoryStore(), new ManualClock())) {
            StateMachine machine = f.create("m", result(0));
            for (int i = 1; i <= 12; i++) {
                update(f, machine, result(i));
                versions(f).publish(machine.arn(), null, null);
            }
            Page<Version> first = versions(f).versions(machine.arn(), null, 10);
            Page<Version> second = versions(f).versions(machine.arn(), first.nextCursor(), 10);
            assertThat(first.items().stream().map(Version::number)).containsExactly(12, 11, 10, 9, 8, 7, 6, 5, 4, 3);
            assertThat(second.items().stream().map(Version::number)).containsExactly(2, 1);
            assertThat(second.nextCursor()).isNull();
        }
    }

    private static Versions versions(Fixture f) {
        return f.node.catalogue().versions();
    }

    private static void update(Fixture f, StateMachine machine, String definition) {
        f.node.catalogue()
                .updateStateMachine(machine.arn(), new StateMachineUpdate(definition, null, null, null, null));
    }

    private static String startOf(Fixture f, String arn) {
        return f.node.executions().start(arn, null, Json.EMPTY_OBJECT, null).arn();
    }

    private static List<String> listed(Fixture f, String arn) {
        return f.node.executions().list(arn, null, null, 100).items().stream()
                .map(ExecutionSummary::arn)
                .toList();
    }

    private static Set<String> drawn(Fixture f, Alias alias) {
        Set<String> found = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            found.add(String.valueOf(versions(f).target(alias.arn()).versionArn()));
        }
        return found;
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static String result(int value) {
        return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":" + value + ",\"End\":true}}}";
    }
}
