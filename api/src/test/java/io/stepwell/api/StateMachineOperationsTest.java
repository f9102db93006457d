package io.stepwell.api;

import static io.stepwell.api.ApiFixture.DEFINITION;
import static io.stepwell.api.ApiFixture.MACHINE;
import static io.stepwell.api.ApiFixture.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.api.ApiFixture.Reply;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of state machines over the API. */
final class StateMachineOperationsTest {
    private static final Map<String, Object> GROUP = Map.of(
            "cloudWatchLogsLogGroup",
            Map.of("logGroupArn", "arn:aws:logs:us-east-1:123456789012:log-group:/aws/vendedlogs/states/a:*"));

    private static final String WARNED = DEFINITION.replace("{\"StartAt\"", "{\"Comment\":\"warn me\",\"StartAt\"");
    private static final String TWO_FAULTS =
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Nap\"},\"B\":{\"Type\":\"Doze\"}}}";

    private static final String TYPES = "The field 'Type' should have one of these values: "
            + "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]";

    private final ApiFixture fixture = new ApiFixture();

    @Test
    void aCreatedStateMachineCanBeDescribed() {
        Reply created = fixture.call("CreateStateMachine", "name", "orders", "definition", DEFINITION, "roleArn", ROLE);
        assertThat(created.body()).containsOnlyKeys("stateMachineArn", "creationDate");
        assertThat(created.get("stateMachineArn")).isEqualTo(MACHINE);
        Reply described = fixture.call("DescribeStateMachine", "stateMachineArn", MACHINE);
        assertThat(described.body())
                .containsOnlyKeys(
                        "stateMachineArn",
                        "name",
                        "status",
                        "definition",
                        "roleArn",
                        "type",
                        "creationDate",
                        "loggingConfiguration",
                        "tracingConfiguration",
                        "encryptionConfiguration")
                .containsEntry("definition", DEFINITION)
                .containsEntry("status", "ACTIVE")
                .containsEntry("type", "STANDARD")
                .containsEntry("loggingConfiguration", Map.of("includeExecutionData", false, "level", "OFF"))
                .containsEntry("tracingConfiguration", Map.of("enabled", false))
                .containsEntry("encryptionConfiguration", Map.of("type", "AWS_OWNED_KEY"));
    }

    @Test
    void aDescriptionNamesTheVariablesThatStatesRead() {
        String definition =
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Assign\":{\"x\":1},\"Next\":\"B\"},"
                        + "\"B\":{\"Type\":\"Pass\",\"InputPath\":\"$x\",\"OutputPath\":\"$a.b\",\"End\":true}}}";
        fixture.call("CreateStateMachine", "name", "orders", "definition", definition, "roleArn", ROLE);
        Reply described = fixture.call("DescribeStateMachine", "stateMachineArn", MACHINE);
        assertThat(described.get("variableReferences")).isEqualTo(Map.of("B", List.of("a", "x")));
    }

    @Test
    void metadataOnlyHidesTheDefinition() {
        fixture.withMachine();
        Reply described =
                fixture.call("DescribeStateMachine", "stateMachineArn", MACHINE, "includedData", "METADATA_ONLY");
        assertThat(described.get("definition")).isEqualTo("{}");
    }

    @Test
    void creatingTheSameAgainAnswersTheSame() {
        fixture.withMachine().withMachine();
        Reply other =
                fixture.call("CreateStateMachine", "name", "orders", "definition", DEFINITION + " ", "roleArn", ROLE);
        assertThat(other.code()).isEqualTo("StateMachineAlreadyExists");
        assertThat(other.message()).isEqualTo("State Machine Already Exists: '" + MACHINE + "'");
    }

    @Test
    void aDefinitionWithErrorsIsRefusedWithAllOfThem() {
        Reply one = create("definition", "{\"StartAt\": \"A\"}");
        assertThat(one.code()).isEqualTo("InvalidDefinition");
        assertThat(one.message())
                .isEqualTo("Invalid State Machine Definition: "
                        + "'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'");
        assertThat(create("definition", TWO_FAULTS).message())
                .isEqualTo("Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: " + TYPES
                        + " at /States/A/Type, SCHEMA_VALIDATION_FAILED: " + TYPES + " at /States/B/Type'");
        assertThat(create("definition", WARNED).code()).isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_arn", "arn:aws:iam::123456789012:user/x", "arn:aws:lambda:us-east-1:1:function:f"})
    void aRoleMustBeTheArnOfARole(String role) {
        Reply reply = create("roleArn", role);
        assertThat(reply.code()).isEqualTo("InvalidArn");
        assertThat(reply.message()).isEqualTo("Invalid Role Arn: '" + role + "'");
    }

    @Test
    void anExpressStateMachineMayNotWaitForAnswersFromOutside() {
        String definition = """
                {"StartAt":"S","States":{"S":{"Type":"Task","End":true,
                 "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{}}}}""";
        Reply created = fixture.call(
                "CreateStateMachine",
                "name",
                "orders",
                "definition",
                definition,
                "roleArn",
                ApiFixture.ROLE,
                "type",
                "EXPRESS");
        assertThat(created.code()).isEqualTo("InvalidDefinition");
        assertThat(created.message()).contains("Express state machine does not support '.waitForTaskToken'");
        create("type", "EXPRESS");
        Reply updated =
                fixture.call("UpdateStateMachine", "stateMachineArn", ApiFixture.MACHINE, "definition", definition);
        assertThat(updated.code()).isEqualTo("InvalidDefinition");
        Reply validated = fixture.call("ValidateStateMachineDefinition", "definition", definition, "type", "EXPRESS");
        assertThat(validated.text("result")).isEqualTo("FAIL");
    }

    @Test
    void theLogGroupMustBeThere() {
        Reply reply = create(
                "loggingConfiguration",
                Map.of(
                        "level",
                        "ALL",
                        "destinations",
                        List.of(Map.of(
                                "cloudWatchLogsLogGroup",
                                Map.of("logGroupArn", "arn:aws:logs:us-east-1:123456789012:log-group:missing:*")))));
        assertThat(reply.code()).isEqualTo("InvalidLoggingConfiguration");
        assertThat(reply.message()).isEqualTo("Invalid Logging Configuration: Log Destination not found.");
    }

    @Test
    void onlyAVersionHasADescription() {
        assertThat(create("versionDescription", "first").code()).isEqualTo("ValidationException");
        assertThat(fixture.orchestrator.machines).isEmpty();
    }

    @Test
    void loggingNeedsExactlyOneDestinationUnlessItIsOff() {
        Reply none = create("loggingConfiguration", Map.of("level", "FATAL"));
        assertThat(none.code()).isEqualTo("InvalidLoggingConfiguration");
        assertThat(none.message())
                .isEqualTo("Invalid Logging Configuration: Must specify exactly one Log Destination.");
        assertThat(create("loggingConfiguration", Map.of("destinations", List.of(GROUP, GROUP)))
                        .code())
                .isEqualTo("InvalidLoggingConfiguration");
        assertThat(create("loggingConfiguration", Map.of("destinations", List.of(Map.of())))
                        .message())
                .contains("logGroupArn");
    }

    @Test
    void loggingIsShownAsItWasGivenWithItsDefaults() {
        assertThat(loggingAfter(Map.of())).isEqualTo(Map.of("includeExecutionData", false, "level", "OFF"));
        assertThat(loggingAfter(Map.of("destinations", List.of())))
                .isEqualTo(Map.of("destinations", List.of(), "includeExecutionData", false, "level", "OFF"));
        assertThat(loggingAfter(Map.of("level", "ERROR", "includeExecutionData", true, "destinations", List.of(GROUP))))
                .isEqualTo(Map.of("destinations", List.of(GROUP), "includeExecutionData", true, "level", "ERROR"));
    }

    private @Nullable Object loggingAfter(Map<String, Object> configuration) {
        fixture.orchestrator.machines.clear();
        assertThat(create("loggingConfiguration", configuration).code()).isEqualTo("OK");
        return fixture.call("DescribeStateMachine", "stateMachineArn", MACHINE).get("loggingConfiguration");
    }

    @Test
    void keysOfKmsAreRefused() {
        Reply reply =
                create("encryptionConfiguration", Map.of("type", "CUSTOMER_MANAGED_KMS_KEY", "kmsKeyId", "alias/mine"));
        assertThat(reply.code()).isEqualTo("InvalidEncryptionConfiguration");
        assertThat(create("encryptionConfiguration", Map.of("kmsKeyId", "alias/mine"))
                        .message())
                .contains("Value null at 'encryptionConfiguration.type'");
    }

    @Test
    void anUpdateGivesARevision() {
        fixture.withMachine();
        String changed = DEFINITION.replace("\"A\"", "\"B\"");
        Reply updated = fixture.call("UpdateStateMachine", "stateMachineArn", MACHINE, "definition", changed);
        assertThat(updated.body()).containsOnlyKeys("updateDate", "revisionId");
        Reply described = fixture.call("DescribeStateMachine", "stateMachineArn", MACHINE);
        assertThat(described.get("revisionId")).isEqualTo(updated.get("revisionId"));
        assertThat(described.get("definition")).isEqualTo(changed);
        assertThat(described.get("roleArn")).isEqualTo(ROLE);
    }

    @Test
    void anUpdateOfNothingIsRefused() {
        fixture.withMachine();
        Reply reply = fixture.call("UpdateStateMachine", "stateMachineArn", MACHINE);
        assertThat(reply.code()).isEqualTo("MissingRequiredParameter");
        assertThat(reply.message())
                .isEqualTo("Either the definition, the role ARN, the LoggingConfiguration, "
                        + "or the TracingConfiguration must be specified");
        assertThat(fixture.call("UpdateStateMachine", "stateMachineArn", MACHINE, "definition", "{}")
                        .code())
                .isEqualTo("InvalidDefinition");
    }

    @Test
    void deletingTwiceIsFineAndAnUnknownStateMachineIsNamed() {
        fixture.withMachine();
        assertThat(fixture.call("DeleteStateMachine", "stateMachineArn", MACHINE)
                        .body())
                .isEmpty();
        assertThat(fixture.call("DeleteStateMachine", "stateMachineArn", MACHINE)
                        .code())
                .isEqualTo("OK");
        Reply reply = fixture.call("DescribeStateMachine", "stateMachineArn", MACHINE);
        assertThat(reply.code()).isEqualTo("StateMachineDoesNotExist");
        assertThat(reply.message()).isEqualTo("State Machine Does Not Exist: '" + MACHINE + "'");
    }

    @Test
    void listsArePagedWithTokensThatFitOneListingOnly() {
        for (int i = 0; i < 5; i++) {
            fixture.call("CreateStateMachine", "name", "m" + i, "definition", DEFINITION, "roleArn", ROLE);
        }
        Reply first = fixture.call("ListStateMachines", "maxResults", 3);
        assertThat(first.list("stateMachines"))
                .hasSize(3)
                .allSatisfy(machine ->
                        assertThat(machine).containsOnlyKeys("stateMachineArn", "name", "type", "creationDate"));
        String token = first.text("nextToken");
        Reply second = fixture.call("ListStateMachines", "maxResults", 2, "nextToken", token);
        assertThat(second.list("stateMachines"))
                .extracting(machine -> machine.get("name"))
                .containsExactly("m3", "m4");
        assertThat(second.body()).doesNotContainKey("nextToken");
        assertThat(fixture.call("ListActivities", "nextToken", token).code()).isEqualTo("InvalidToken");
        assertThat(fixture.call("ListStateMachines", "maxResults", 0).list("stateMachines"))
                .hasSize(5);
    }

    @Test
    void validationAnswersWithDiagnostics() {
        Reply valid = fixture.call("ValidateStateMachineDefinition", "definition", DEFINITION);
        assertThat(valid.body()).isEqualTo(Map.of("result", "OK", "diagnostics", List.of(), "truncated", false));
        Reply invalid = fixture.call("ValidateStateMachineDefinition", "definition", TWO_FAULTS, "maxResults", 1);
        assertThat(invalid.get("result")).isEqualTo("FAIL");
        assertThat(invalid.get("truncated")).isEqualTo(true);
        assertThat(invalid.list("diagnostics"))
                .containsExactly(Map.of(
                        "severity",
                        "ERROR",
                        "code",
                        "SCHEMA_VALIDATION_FAILED",
                        "message",
                        TYPES,
                        "location",
                        "/States/A/Type"));
    }

    @Test
    void warningsAreToldOnRequestAndDoNotFail() {
        Reply quiet = fixture.call("ValidateStateMachineDefinition", "definition", WARNED);
        assertThat(quiet.list("diagnostics")).isEmpty();
        Reply told = fixture.call("ValidateStateMachineDefinition", "definition", WARNED, "severity", "WARNING");
        assertThat(told.get("result")).isEqualTo("OK");
        assertThat(told.list("diagnostics")).hasSize(1);
    }

    private Reply create(String member, Object value) {
        Map<String, Object> members =
                new java.util.LinkedHashMap<>(Map.of("name", "orders", "definition", DEFINITION, "roleArn", ROLE));
        members.put(member, value);
        return fixture.callRaw("CreateStateMachine", io.stepwell.language.json.JsonWriter.write(members));
    }
}
