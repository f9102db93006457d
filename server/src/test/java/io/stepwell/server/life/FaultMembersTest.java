package io.stepwell.server.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Served;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TooManyTagsException;
import software.amazon.awssdk.services.sfn.model.ValidationException;
import software.amazon.awssdk.services.sfn.model.ValidationExceptionReason;

/** Faults of a kind that recorded cases show for one operation, asked of others; by the API reference. */
final class FaultMembersTest {
    @RegisterExtension
    static final Served SERVED = new Served();

    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static Caller caller;

    @BeforeAll
    static void start() {
        caller = SERVED.caller();
    }

    @Test
    void whatIsNotFoundIsNamedInAMember() {
        String machine = caller.create("named", PASS);
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> caller.sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(machine + ":none")),
                () -> caller.sfn.deleteStateMachineAlias(r -> r.stateMachineAliasArn(machine + ":none")),
                () -> caller.sfn.updateStateMachineAlias(
                        r -> r.stateMachineAliasArn(machine + ":none").description("d")),
                () -> caller.sfn.listTagsForResource(r -> r.resourceArn(machine + ":none")))) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            ResourceNotFoundException.class,
                            e -> assertThat(e.resourceName()).isEqualTo(machine + ":none"));
        }
    }

    @Test
    void tooManyTagsNameTheResource() {
        String machine = caller.create("tagged", PASS);
        caller.sfn.tagResource(r -> r.resourceArn(machine).tags(tags(0, 30)));
        assertThatThrownBy(
                        () -> caller.sfn.tagResource(r -> r.resourceArn(machine).tags(tags(30, 51))))
                .isInstanceOfSatisfying(
                        TooManyTagsException.class,
                        e -> assertThat(e.resourceName()).isEqualTo(machine));
        caller.sfn.tagResource(r -> r.resourceArn(machine).tags(tags(20, 50)));
        assertThat(caller.sfn.listTagsForResource(r -> r.resourceArn(machine)).tags())
                .hasSize(50);
    }

    @Test
    void operationsThatKnowNoLabelsSaySo() {
        String labelled = caller.create("labelled", PASS) + "/each";
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> caller.start(labelled, "{}"),
                () -> caller.sfn.startSyncExecution(r -> r.stateMachineArn(labelled)),
                () -> caller.sfn.deleteStateMachine(r -> r.stateMachineArn(labelled)),
                () -> caller.sfn.publishStateMachineVersion(r -> r.stateMachineArn(labelled)),
                () -> caller.sfn.updateStateMachine(
                        r -> r.stateMachineArn(labelled).definition(PASS)))) {
            assertReason(ValidationExceptionReason.API_DOES_NOT_SUPPORT_LABELED_ARNS, call);
        }
    }

    @Test
    void aWrongRoutingAndAMissingOneHaveReasons() {
        String machine = caller.create("routed", PASS);
        String version = caller.sfn
                .publishStateMachineVersion(r -> r.stateMachineArn(machine))
                .stateMachineVersionArn();
        assertReason(
                ValidationExceptionReason.INVALID_ROUTING_CONFIGURATION,
                () -> caller.sfn.createStateMachineAlias(r -> r.name("a")
                        .routingConfiguration(
                                route -> route.stateMachineVersionArn(version).weight(99))));
        String alias = caller.sfn
                .createStateMachineAlias(r -> r.name("a")
                        .routingConfiguration(
                                route -> route.stateMachineVersionArn(version).weight(100)))
                .stateMachineAliasArn();
        assertReason(
                ValidationExceptionReason.MISSING_REQUIRED_PARAMETER,
                () -> caller.sfn.updateStateMachineAlias(r -> r.stateMachineAliasArn(alias)));
        assertThatThrownBy(() -> caller.sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(alias)))
                .isInstanceOf(InvalidArnException.class);
        assertThat(caller.sfn
                        .listStateMachineAliases(r -> r.stateMachineArn(machine))
                        .stateMachineAliases())
                .hasSize(1);
    }

    @Test
    void aMapRunThatHasEndedIsNotChanged() {
        String machine = caller.create("mapped", """
                {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemProcessor": {
                  "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
                  "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}}
                """);
        String execution = caller.start(machine, "[1]");
        caller.output(execution);
        String mapRun = caller.sfn
                .listMapRuns(r -> r.executionArn(execution))
                .mapRuns()
                .getFirst()
                .mapRunArn();
        assertReason(
                ValidationExceptionReason.CANNOT_UPDATE_COMPLETED_MAP_RUN,
                () -> caller.sfn.updateMapRun(r -> r.mapRunArn(mapRun).maxConcurrency(1)));
    }

    @Test
    void theEncryptionThatHoldsAnywayIsTheSameRequest() {
        String machine = caller.create("encrypted", PASS);
        assertThat(caller.sfn
                        .createStateMachine(r -> r.name("encrypted")
                                .definition(PASS)
                                .roleArn(Caller.ROLE)
                                .encryptionConfiguration(e -> e.type(EncryptionType.AWS_OWNED_KEY)))
                        .stateMachineArn())
                .isEqualTo(machine);
        String activity = caller.sfn.createActivity(r -> r.name("encrypted")).activityArn();
        assertThat(caller.sfn
                        .createActivity(r ->
                                r.name("encrypted").encryptionConfiguration(e -> e.type(EncryptionType.AWS_OWNED_KEY)))
                        .activityArn())
                .isEqualTo(activity);
    }

    @Test
    void listsAreInTheOrderOfTheBytesOfNames() {
        for (String name : List.of("order_2_", "order_1_", "order_10_", "order_0_", "Order")) {
            caller.create(name, PASS);
        }
        assertThat(caller.sfn.listStateMachinesPaginator(r -> r.maxResults(2)).stateMachines().stream()
                        .map(StateMachineListItem::name)
                        .filter(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("order")))
                .as("test_list_sms_pagination shows 0, 10, 11, 12, 1")
                .containsExactly("Order", "order_0_", "order_10_", "order_1_", "order_2_");
    }

    @Test
    void filtersOfStatusAndRedriveHoldTogether() {
        String machine =
                caller.create("filtered", "{\"StartAt\":\"F\",\"States\":{\"F\":{\"Type\":\"Fail\",\"Error\":\"E\"}}}");
        String failed = caller.start(machine, "failed", "{}");
        String redriven = caller.start(machine, "redriven", "{}");
        caller.finished(failed);
        caller.finished(redriven);
        caller.sfn.redriveExecution(r -> r.executionArn(redriven));
        caller.finished(redriven);
        assertThat(listed(machine, "REDRIVEN")).containsExactly(redriven);
        assertThat(listed(machine, "NOT_REDRIVEN")).containsExactly(failed);
    }

    private static List<String> listed(String machine, String redriveFilter) {
        return caller
                .sfn
                .listExecutions(r -> r.stateMachineArn(machine)
                        .statusFilter(ExecutionStatus.FAILED)
                        .redriveFilter(redriveFilter))
                .executions()
                .stream()
                .map(execution -> execution.executionArn())
                .toList();
    }

    private static void assertReason(ValidationExceptionReason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static List<Tag> tags(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Tag.builder().key("k" + i).value("v").build())
                .toList();
    }
}
