package io.stepwell.server.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Patience;
import io.stepwell.server.harness.Served;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

/** State machines, activities and tags: create, describe, update, delete. */
final class CatalogueTest {
    @RegisterExtension
    static final Served SERVED = new Served();

    private static final String ONE = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String TWO = "{\"StartAt\":\"B\",\"States\":{\"B\":{\"Type\":\"Succeed\"}}}";
    private static final String WAIT =
            "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":600,\"End\":true}}}";
    private static Caller caller;

    @BeforeAll
    static void start() {
        caller = SERVED.caller();
    }

    @Test
    void aStateMachineIsDescribedAsItWasCreated() {
        String arn = caller.create("described", ONE);
        var described = caller.sfn.describeStateMachine(r -> r.stateMachineArn(arn));

        assertThat(arn).isEqualTo("arn:aws:states:us-east-1:123456789012:stateMachine:described");
        assertThat(described.name()).isEqualTo("described");
        assertThat(described.definition()).isEqualTo(ONE);
        assertThat(described.roleArn()).isEqualTo(Caller.ROLE);
        assertThat(described.type()).isEqualTo(StateMachineType.STANDARD);
        assertThat(described.status()).isEqualTo(StateMachineStatus.ACTIVE);
        assertThat(caller.create("described", ONE)).as("creating is idempotent").isEqualTo(arn);
        assertThatThrownBy(() -> caller.create("described", TWO))
                .isInstanceOf(StateMachineAlreadyExistsException.class);
    }

    @Test
    void anUpdateConcernsOnlyLaterExecutions() {
        String arn = caller.create("updated", ONE);
        String before = caller.start(arn, "before", "{}");
        caller.finished(before);
        caller.sfn.updateStateMachine(r -> r.stateMachineArn(arn).definition(TWO));
        String after = caller.start(arn, "after", "{}");
        caller.finished(after);

        assertThat(caller.types(before)).contains("PassStateEntered");
        assertThat(caller.types(after)).contains("SucceedStateEntered");
        assertThat(caller.sfn
                        .describeStateMachineForExecution(r -> r.executionArn(before))
                        .definition())
                .isEqualTo(ONE);
        assertThat(caller.sfn
                        .describeStateMachineForExecution(r -> r.executionArn(after))
                        .definition())
                .isEqualTo(TWO);
    }

    @Test
    void aDeletedStateMachineGoesWhenItsExecutionsHaveEnded() {
        String arn = caller.create("deleted", WAIT);
        String execution = caller.start(arn, "{}");
        caller.sfn.deleteStateMachine(r -> r.stateMachineArn(arn));

        assertThat(caller.sfn.describeStateMachine(r -> r.stateMachineArn(arn)).status())
                .isEqualTo(StateMachineStatus.DELETING);
        assertThatThrownBy(() -> caller.start(arn, "{}")).isInstanceOf(StateMachineDeletingException.class);
        caller.sfn.stopExecution(r -> r.executionArn(execution));
        Patience.until(
                Duration.ofSeconds(120),
                () -> arn + " is still there",
                () -> caller.sfn.listStateMachines(r -> r.maxResults(1_000)).stateMachines().stream()
                        .noneMatch(m -> m.stateMachineArn().equals(arn)));
        assertThatThrownBy(() -> caller.sfn.describeStateMachine(r -> r.stateMachineArn(arn)))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    void startingIsIdempotentWhileTheSameExecutionRuns() {
        String arn = caller.create("idempotent", WAIT);
        var first =
                caller.sfn.startExecution(r -> r.stateMachineArn(arn).name("n").input("{\"a\":1}"));
        var again =
                caller.sfn.startExecution(r -> r.stateMachineArn(arn).name("n").input("{\"a\":1}"));

        assertThat(again.executionArn()).isEqualTo(first.executionArn());
        assertThat(again.startDate()).isEqualTo(first.startDate());
        assertThatThrownBy(() -> caller.start(arn, "n", "{\"a\":2}"))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
        caller.sfn.stopExecution(r -> r.executionArn(first.executionArn()));
        assertThatThrownBy(() -> caller.start(arn, "n", "{\"a\":1}"))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void activitiesAreCreatedDescribedAndDeleted() {
        String arn = caller.sfn.createActivity(r -> r.name("act")).activityArn();
        assertThat(caller.sfn.createActivity(r -> r.name("act")).activityArn()).isEqualTo(arn);
        assertThat(caller.sfn.describeActivity(r -> r.activityArn(arn)).name()).isEqualTo("act");
        caller.sfn.deleteActivity(r -> r.activityArn(arn));
        assertThatThrownBy(() -> caller.sfn.describeActivity(r -> r.activityArn(arn)))
                .isInstanceOf(ActivityDoesNotExistException.class);
        assertThatThrownBy(() -> caller.sfn.getActivityTask(r -> r.activityArn(arn)))
                .isInstanceOf(ActivityDoesNotExistException.class);
    }

    @Test
    void tagsAreAddedReplacedAndRemoved() {
        String arn = caller.sfn
                .createStateMachine(r -> r.name("tagged")
                        .definition(ONE)
                        .roleArn(Caller.ROLE)
                        .tags(tag("team", "a"), tag("stage", "test")))
                .stateMachineArn();
        caller.sfn.tagResource(r -> r.resourceArn(arn).tags(tag("team", "b"), tag("cost", "7")));
        caller.sfn.untagResource(r -> r.resourceArn(arn).tagKeys("stage"));

        assertThat(caller.sfn.listTagsForResource(r -> r.resourceArn(arn)).tags())
                .containsExactlyInAnyOrder(tag("team", "b"), tag("cost", "7"));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void aDefinitionIsValidatedWithoutCreatingAnything() {
        var good = caller.sfn.validateStateMachineDefinition(r -> r.definition(ONE));
        var bad = caller.sfn.validateStateMachineDefinition(
                r -> r.definition("{\"StartAt\":\"Missing\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}"));

        assertThat(good.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
        assertThat(bad.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
        assertThat(bad.diagnostics()).isNotEmpty();
        assertThatThrownBy(() -> caller.create("invalid", "{\"StartAt\":\"A\"}"))
                .isInstanceOf(InvalidDefinitionException.class);
    }

    @Test
    void whatDoesNotExistOrIsNotSupportedIsRefusedByName() {
        String machine = caller.create("refusals", ONE);
        String unknown = "arn:aws:states:us-east-1:123456789012:execution:refusals:none";

        assertThatThrownBy(() -> caller.describe(unknown)).isInstanceOf(ExecutionDoesNotExistException.class);
        assertThatThrownBy(() -> caller.history(unknown)).isInstanceOf(ExecutionDoesNotExistException.class);
        assertThatThrownBy(() -> caller.sfn.stopExecution(r -> r.executionArn(unknown)))
                .isInstanceOf(ExecutionDoesNotExistException.class);
        assertThatThrownBy(() -> caller.describe("nonsense")).isInstanceOf(InvalidArnException.class);
        assertThatThrownBy(() -> caller.create("a b", ONE)).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> caller.sfn.startSyncExecution(r -> r.stateMachineArn(machine)))
                .isInstanceOf(StateMachineTypeNotSupportedException.class);
        assertThatThrownBy(() -> caller.sfn.listMapRuns(r -> r.executionArn(unknown)))
                .isInstanceOf(ExecutionDoesNotExistException.class);
    }
}
