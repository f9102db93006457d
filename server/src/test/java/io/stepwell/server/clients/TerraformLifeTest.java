package io.stepwell.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.ServedByProcess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;

/**
 * The calls that version 6 of Terraform's provider for AWS makes for {@code aws_sfn_state_machine}, {@code aws_sfn_activity} and
 * {@code aws_sfn_alias}, in their order. What a later plan reads must be what was written, or Terraform would change it again and
 * again.
 */
@Timeout(300)
final class TerraformLifeTest {
    @RegisterExtension
    static final ServedByProcess SERVED = new ServedByProcess();

    /** As written in a heredoc: with blanks, an escape and an end of line that nobody may touch. */
    private static final String FIRST = """
            {
              "Comment": "caf\\u00e9 ☕",
              "StartAt": "HelloWorld",   "States": {
                "HelloWorld": { "Type": "Pass", "End": true }
              }
            }
            """;

    private static final String SECOND = FIRST.replace("HelloWorld", "Goodbye");
    private static final String LOG_GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/states/tf:*";
    private static Caller caller;
    private static SfnClient sfn;

    @BeforeAll
    static void connect() {
        caller = Caller.of(SERVED.port());
        sfn = caller.sfn;
    }

    @AfterAll
    static void disconnect() {
        caller.close();
    }

    @Test
    void aStateMachineIsReadAsItWasWritten() {
        sfn.validateStateMachineDefinition(r -> r.definition(FIRST).type(StateMachineType.STANDARD));
        String arn = sfn.createStateMachine(r -> r.name("tf")
                        .definition(FIRST)
                        .roleArn(Caller.ROLE)
                        .type(StateMachineType.STANDARD)
                        .publish(true)
                        .loggingConfiguration(l -> l.level(LogLevel.ERROR)
                                .includeExecutionData(true)
                                .destinations(d -> d.cloudWatchLogsLogGroup(g -> g.logGroupArn(LOG_GROUP))))
                        .tracingConfiguration(t -> t.enabled(true))
                        .tags(tag("Environment", "test"), tag("Owner", "a team")))
                .stateMachineArn();
        Map<String, @Nullable Object> created = read(arn);
        assertThat(created)
                .containsEntry("definition", FIRST)
                .containsEntry("role_arn", Caller.ROLE)
                .containsEntry("name", "tf")
                .containsEntry("type", "STANDARD")
                .containsEntry("status", "ACTIVE")
                .containsEntry("logging", "ERROR true " + LOG_GROUP)
                .containsEntry("tracing", true)
                .containsEntry("encryption", "AWS_OWNED_KEY null null")
                .containsEntry("state_machine_version_arn", arn + ":1")
                .containsEntry("tags", Map.of("Environment", "test", "Owner", "a team"));
        assertThat(read(arn)).as("a second plan has nothing to do").isEqualTo(created);

        sfn.validateStateMachineDefinition(r -> r.definition(SECOND).type(StateMachineType.STANDARD));
        sfn.updateStateMachine(r -> r.stateMachineArn(arn)
                .definition(SECOND)
                .roleArn(Caller.ROLE + "2")
                .publish(true)
                .loggingConfiguration(l -> l.level(LogLevel.OFF).includeExecutionData(false))
                .tracingConfiguration(t -> t.enabled(false)));
        sfn.untagResource(r -> r.resourceArn(arn).tagKeys("Owner"));
        sfn.tagResource(r -> r.resourceArn(arn).tags(tag("Environment", "production")));
        Map<String, @Nullable Object> updated = read(arn);
        assertThat(updated)
                .containsEntry("definition", SECOND)
                .containsEntry("role_arn", Caller.ROLE + "2")
                .containsEntry("logging", "OFF false ")
                .containsEntry("tracing", false)
                .containsEntry("state_machine_version_arn", arn + ":2")
                .containsEntry("creation_date", created.get("creation_date"))
                .containsEntry("tags", Map.of("Environment", "production"));
        assertThat(updated.get("revision_id")).isNotNull().isNotEqualTo(created.get("revision_id"));
        assertThat(read(arn)).isEqualTo(updated);

        sfn.deleteStateMachine(r -> r.stateMachineArn(arn));
        assertThatThrownBy(() -> sfn.describeStateMachine(r -> r.stateMachineArn(arn)))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    void applyingTheSameAgainChangesNothing() {
        String arn = create("again");
        String revision = sfn.updateStateMachine(
                        r -> r.stateMachineArn(arn).definition(SECOND).publish(true))
                .revisionId();
        var again = sfn.updateStateMachine(r ->
                r.stateMachineArn(arn).definition(SECOND).roleArn(Caller.ROLE).publish(true));
        assertThat(again.revisionId()).isEqualTo(revision);
        assertThat(again.stateMachineVersionArn()).isEqualTo(arn + ":1");
        assertThat(sfn.listStateMachineVersions(r -> r.stateMachineArn(arn)).stateMachineVersions())
                .hasSize(1);
    }

    @Test
    void aStateMachineWithExecutionsIsDeletingUntilTheyEnd() {
        String waits = "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}}";
        String arn = caller.create("busy", waits);
        String execution = caller.start(arn, "{}");
        sfn.deleteStateMachine(r -> r.stateMachineArn(arn));
        assertThat(sfn.describeStateMachine(r -> r.stateMachineArn(arn)).status())
                .isEqualTo(StateMachineStatus.DELETING);
        sfn.stopExecution(r -> r.executionArn(execution));
        assertThatThrownBy(() -> sfn.describeStateMachine(r -> r.stateMachineArn(arn)))
                .isInstanceOf(StateMachineDoesNotExistException.class);
        assertThat(caller.create("busy", waits)).isEqualTo(arn);
    }

    @Test
    void anActivityIsReadAsItWasWritten() {
        String arn =
                sfn.createActivity(r -> r.name("tf-desk").tags(tag("a", "b"))).activityArn();
        for (int plan = 0; plan < 2; plan++) {
            var described = sfn.describeActivity(r -> r.activityArn(arn));
            assertThat(described.name()).isEqualTo("tf-desk");
            assertThat(described.encryptionConfiguration().typeAsString()).isEqualTo("AWS_OWNED_KEY");
            assertThat(tags(arn)).isEqualTo(Map.of("a", "b"));
        }
        assertThat(sfn.listActivitiesPaginator().activities().stream()
                        .filter(found -> found.name().equals("tf-desk")))
                .hasSize(1);
        sfn.deleteActivity(r -> r.activityArn(arn));
        assertThatThrownBy(() -> sfn.describeActivity(r -> r.activityArn(arn)))
                .isInstanceOf(ActivityDoesNotExistException.class);
    }

    @Test
    void anAliasIsReadAsItWasWritten() {
        String machine = create("aliased");
        String one =
                sfn.publishStateMachineVersion(r -> r.stateMachineArn(machine)).stateMachineVersionArn();
        String two = sfn.updateStateMachine(
                        r -> r.stateMachineArn(machine).definition(SECOND).publish(true))
                .stateMachineVersionArn();
        String arn = sfn.createStateMachineAlias(r -> r.name("live")
                        .description("what callers use")
                        .routingConfiguration(
                                route -> route.stateMachineVersionArn(one).weight(100)))
                .stateMachineAliasArn();
        assertThat(routes(arn)).isEqualTo("what callers use " + Map.of(one, 100));
        sfn.updateStateMachineAlias(r -> r.stateMachineAliasArn(arn)
                .description("what callers use")
                .routingConfiguration(
                        route -> route.stateMachineVersionArn(one).weight(30),
                        route -> route.stateMachineVersionArn(two).weight(70)));
        assertThat(routes(arn))
                .isEqualTo("what callers use " + new LinkedHashMap<>(new TreeMap<>(Map.of(one, 30, two, 70))));
        assertThat(sfn.listStateMachineAliases(r -> r.stateMachineArn(machine)).stateMachineAliases())
                .singleElement()
                .satisfies(alias -> assertThat(alias.stateMachineAliasArn()).isEqualTo(arn));
        sfn.deleteStateMachineAlias(r -> r.stateMachineAliasArn(arn));
        assertThatThrownBy(() -> sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(arn)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aDataSourceFindsAStateMachineByItsNameOnAnyPage() {
        for (int i = 0; i < 5; i++) {
            create("found-" + i);
        }
        List<String> found = sfn.listStateMachinesPaginator(r -> r.maxResults(2)).stateMachines().stream()
                .filter(machine -> machine.name().equals("found-3"))
                .map(machine -> machine.stateMachineArn())
                .toList();
        assertThat(found).hasSize(1);
        assertThat(sfn.describeStateMachine(r -> r.stateMachineArn(found.getFirst()))
                        .definition())
                .isEqualTo(FIRST);
    }

    /** What the provider keeps of a state machine in its state. */
    private static Map<String, @Nullable Object> read(String arn) {
        DescribeStateMachineResponse read = sfn.describeStateMachine(r -> r.stateMachineArn(arn));
        Map<String, @Nullable Object> state = new TreeMap<>();
        state.put("definition", read.definition());
        state.put("role_arn", read.roleArn());
        state.put("name", read.name());
        state.put("type", read.typeAsString());
        state.put("status", read.statusAsString());
        state.put("creation_date", read.creationDate());
        state.put("revision_id", read.revisionId());
        state.put("description", read.description());
        state.put("tracing", read.tracingConfiguration().enabled());
        var logging = read.loggingConfiguration();
        state.put(
                "logging",
                logging.levelAsString() + " " + logging.includeExecutionData() + " "
                        + (logging.destinations().isEmpty()
                                ? ""
                                : logging.destinations()
                                        .getFirst()
                                        .cloudWatchLogsLogGroup()
                                        .logGroupArn()));
        var encryption = read.encryptionConfiguration();
        state.put(
                "encryption",
                encryption.typeAsString() + " " + encryption.kmsKeyId() + " "
                        + encryption.kmsDataKeyReusePeriodSeconds());
        state.put(
                "state_machine_version_arn",
                sfn.listStateMachineVersions(r -> r.stateMachineArn(arn)).stateMachineVersions().stream()
                        .map(version -> version.stateMachineVersionArn())
                        .findFirst()
                        .orElse(""));
        state.put("tags", tags(arn));
        return state;
    }

    private static Map<String, String> tags(String arn) {
        Map<String, String> tags = new TreeMap<>();
        sfn.listTagsForResource(r -> r.resourceArn(arn)).tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }

    private static String routes(String aliasArn) {
        var alias = sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(aliasArn));
        Map<String, Integer> routes = new LinkedHashMap<>();
        alias.routingConfiguration().forEach(route -> routes.put(route.stateMachineVersionArn(), route.weight()));
        return alias.description() + " " + routes;
    }

    private static String create(String name) {
        return caller.create(name, FIRST);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
