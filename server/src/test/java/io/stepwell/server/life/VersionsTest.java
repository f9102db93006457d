package io.stepwell.server.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Served;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** Versions and aliases, over the SDK. */
final class VersionsTest {
    @RegisterExtension
    static final Served SERVED = new Served();

    private static Caller caller;

    @BeforeAll
    static void start() {
        caller = SERVED.caller();
    }

    @Test
    void anAliasKeepsCallersOnTheVersionItRoutesTo() {
        String machine = caller.create("routed", result(1));
        String one = caller.sfn
                .publishStateMachineVersion(r -> r.stateMachineArn(machine).description("the first"))
                .stateMachineVersionArn();
        String two = caller.sfn
                .updateStateMachine(
                        r -> r.stateMachineArn(machine).definition(result(2)).publish(true))
                .stateMachineVersionArn();
        String alias = caller.sfn
                .createStateMachineAlias(r -> r.name("live").routingConfiguration(to(one, 100)))
                .stateMachineAliasArn();
        String execution = caller.start(alias, "{}");
        DescribeExecutionResponse before = caller.finished(execution);
        assertThat(before.output()).isEqualTo("1");
        assertThat(before.stateMachineArn()).isEqualTo(machine);
        assertThat(before.stateMachineVersionArn()).isEqualTo(one);
        assertThat(before.stateMachineAliasArn()).isEqualTo(alias);
        assertThat(caller.history(execution)
                        .getFirst()
                        .executionStartedEventDetails()
                        .stateMachineAliasArn())
                .isEqualTo(alias);

        caller.sfn.updateStateMachineAlias(
                r -> r.stateMachineAliasArn(alias).routingConfiguration(to(two, 100), to(one, 0)));
        assertThat(caller.output(caller.start(alias, "{}"))).isEqualTo("2");
        assertThat(caller.sfn.listExecutions(r -> r.stateMachineArn(alias)).executions())
                .hasSize(2);
        assertThat(caller.sfn.describeStateMachine(r -> r.stateMachineArn(one)).description())
                .isEqualTo("the first");
        assertThat(caller.sfn
                        .listStateMachineVersions(r -> r.stateMachineArn(machine))
                        .stateMachineVersions())
                .extracting(version -> version.stateMachineVersionArn())
                .containsExactly(two, one);
        assertThatThrownBy(() -> caller.sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(one)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("[live]");
    }

    @Test
    void aWrongRoutingIsRefusedWithWhatIsWrong() {
        String machine = caller.create("misrouted", result(1));
        String version = caller.sfn
                .publishStateMachineVersion(r -> r.stateMachineArn(machine))
                .stateMachineVersionArn();
        assertRefused("Sum of routing configuration weights must equal 100. Received: [99]", to(version, 99));
        assertRefused("must contain state machine version ARNs. Received: [" + machine + "]", to(machine, 100));
        assertRefused("must contain distinct state machine version ARNs", to(version, 50), to(version, 50));
        assertRefused(
                "RoutingConfigurationListItem(stateMachineVersionArn=" + version + ", weight=30)",
                to(version, 30),
                to(version, 30),
                to(version, 40));
    }

    @Test
    void whatWasNotPublishedCannotBeUsed() {
        String machine = caller.create("unpublished", result(1));
        assertThatThrownBy(() -> caller.start(machine + ":1", "{}"))
                .isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> caller.sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(machine + ":none")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> caller.sfn.deleteStateMachine(r -> r.stateMachineArn(machine + ":1")))
                .isInstanceOf(ValidationException.class);
        assertThat(caller.sfn
                        .listStateMachineAliases(r -> r.stateMachineArn(machine))
                        .stateMachineAliases())
                .isEmpty();
    }

    private static void assertRefused(String reason, RoutingConfigurationListItem... routes) {
        assertThatThrownBy(() ->
                        caller.sfn.createStateMachineAlias(r -> r.name("wrong").routingConfiguration(List.of(routes))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(reason);
    }

    private static RoutingConfigurationListItem to(String version, int weight) {
        return RoutingConfigurationListItem.builder()
                .stateMachineVersionArn(version)
                .weight(weight)
                .build();
    }

    private static String result(int value) {
        return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":" + value + ",\"End\":true}}}";
    }
}
