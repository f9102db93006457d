package io.stepwell.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Patience;
import io.stepwell.server.harness.ServedByProcess;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

/** The AWS SDK for Java, as anybody configures it: every operation its client has succeeds at least once. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
final class EveryOperationTest {
    @RegisterExtension
    static final ServedByProcess SERVED = new ServedByProcess();

    private static final Set<String> SUCCEEDED = new ConcurrentSkipListSet<>();
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static SfnClient sfn;

    /** Remembers what was answered without an error. */
    private static final class Successes implements ExecutionInterceptor {
        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            SUCCEEDED.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        }
    }

    @BeforeAll
    static void connect() {
        sfn = SfnClient.builder()
                .endpointOverride(URI.create(SERVED.endpoint()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("anyone", "anything")))
                .overrideConfiguration(c -> c.addExecutionInterceptor(new Successes())
                        .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .build();
    }

    @AfterAll
    static void disconnect() {
        sfn.close();
    }

    @Test
    @Order(1)
    void stateMachinesWithTheirVersionsAliasesAndTags() {
        assertThat(sfn.validateStateMachineDefinition(r -> r.definition(PASS)).result())
                .isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
        var created = sfn.createStateMachine(r -> r.name("catalogued")
                .definition(PASS)
                .roleArn(Caller.ROLE)
                .publish(true)
                .versionDescription("first"));
        String machine = created.stateMachineArn();
        String one = created.stateMachineVersionArn();
        assertThat(sfn.describeStateMachine(r -> r.stateMachineArn(one)).description())
                .isEqualTo("first");
        assertThat(sfn.listStateMachines().stateMachines()).hasSize(1);

        var updated = sfn.updateStateMachine(r -> r.stateMachineArn(machine).definition(PASS + " "));
        String two = sfn.publishStateMachineVersion(
                        r -> r.stateMachineArn(machine).revisionId(updated.revisionId()))
                .stateMachineVersionArn();
        assertThat(sfn.listStateMachineVersions(r -> r.stateMachineArn(machine)).stateMachineVersions())
                .extracting(version -> version.stateMachineVersionArn())
                .containsExactly(two, one);

        String alias = sfn.createStateMachineAlias(r -> r.name("live")
                        .routingConfiguration(
                                route -> route.stateMachineVersionArn(one).weight(100)))
                .stateMachineAliasArn();
        sfn.updateStateMachineAlias(r -> r.stateMachineAliasArn(alias)
                .routingConfiguration(route -> route.stateMachineVersionArn(two).weight(100)));
        assertThat(sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(alias))
                        .routingConfiguration())
                .singleElement()
                .satisfies(route -> assertThat(route.stateMachineVersionArn()).isEqualTo(two));
        assertThat(sfn.listStateMachineAliases(r -> r.stateMachineArn(machine)).stateMachineAliases())
                .hasSize(1);

        sfn.tagResource(r -> r.resourceArn(machine).tags(t -> t.key("team").value("blue")));
        assertThat(sfn.listTagsForResource(r -> r.resourceArn(machine)).tags()).hasSize(1);
        sfn.untagResource(r -> r.resourceArn(machine).tagKeys("team"));
        assertThat(sfn.listTagsForResource(r -> r.resourceArn(machine)).tags()).isEmpty();

        sfn.deleteStateMachineAlias(r -> r.stateMachineAliasArn(alias));
        sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(one));
        sfn.deleteStateMachine(r -> r.stateMachineArn(machine));
        assertThat(sfn.listStateMachines().stateMachines()).isEmpty();
    }

    @Test
    @Order(2)
    void executionsAndTheirWorkers() {
        String activity = sfn.createActivity(r -> r.name("desk")).activityArn();
        assertThat(sfn.describeActivity(r -> r.activityArn(activity)).name()).isEqualTo("desk");
        assertThat(sfn.listActivities().activities()).hasSize(1);
        String machine = create(
                "worked",
                StateMachineType.STANDARD,
                "{\"StartAt\":\"T\",\"States\":{\"T\":{" + "\"Type\":\"Task\",\"Resource\":\"" + activity
                        + "\",\"HeartbeatSeconds\":60,\"End\":true}}}");

        String good = start(machine, "{\"a\":1}");
        GetActivityTaskResponse task =
                sfn.getActivityTask(r -> r.activityArn(activity).workerName("w"));
        assertThat(task.input()).isEqualTo("{\"a\":1}");
        sfn.sendTaskHeartbeat(r -> r.taskToken(task.taskToken()));
        sfn.sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("\"done\""));
        awaitStatus(good, ExecutionStatus.SUCCEEDED);
        assertThat(sfn.describeExecution(r -> r.executionArn(good)).output()).isEqualTo("\"done\"");
        assertThat(sfn.getExecutionHistory(r -> r.executionArn(good)).events())
                .extracting(event -> event.typeAsString())
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "ActivityScheduled",
                        "ActivityStarted",
                        "ActivitySucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
        assertThat(sfn.describeStateMachineForExecution(r -> r.executionArn(good))
                        .stateMachineArn())
                .isEqualTo(machine);

        String bad = start(machine, "{}");
        String token = sfn.getActivityTask(r -> r.activityArn(activity)).taskToken();
        sfn.sendTaskFailure(r -> r.taskToken(token).error("Broken").cause("by hand"));
        awaitStatus(bad, ExecutionStatus.FAILED);
        sfn.redriveExecution(r -> r.executionArn(bad));
        assertThat(sfn.describeExecution(r -> r.executionArn(bad)).redriveCount())
                .isEqualTo(1);
        sfn.stopExecution(r -> r.executionArn(bad));
        awaitStatus(bad, ExecutionStatus.ABORTED);
        assertThat(sfn.listExecutions(r -> r.stateMachineArn(machine)).executions())
                .hasSize(2);
        sfn.deleteActivity(r -> r.activityArn(activity));
        assertThat(sfn.listActivities().activities()).isEmpty();
    }

    @Test
    @Order(2)
    void synchronousExecutionsAndStatesTriedOut() {
        String express = create("express", StateMachineType.EXPRESS, PASS);
        var ended = sfn.startSyncExecution(r -> r.stateMachineArn(express).input("{\"a\":1}"));
        assertThat(ended.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(ended.output()).isEqualTo("{\"a\":1}");
        var tried = sfn.testState(r ->
                r.definition("{\"Type\":\"Pass\",\"Result\":5,\"End\":true}").input("{}"));
        assertThat(tried.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(tried.output()).isEqualTo("5");
    }

    @Test
    @Order(2)
    void mapRuns() {
        String machine = create("mapping", StateMachineType.STANDARD, """
                {"StartAt": "M", "States": {"M": {"Type": "Map", "MaxConcurrency": 1, "End": true, "ItemProcessor": {
                  "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                  "StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 600, "End": true}}}}}}
                """);
        String execution = start(machine, "[1, 2]");
        Patience.until(BOUND, () -> "no map run", () -> !mapRuns(execution).isEmpty());
        String mapRun = mapRuns(execution).getFirst();
        sfn.updateMapRun(r -> r.mapRunArn(mapRun).maxConcurrency(2));
        var described = sfn.describeMapRun(r -> r.mapRunArn(mapRun));
        assertThat(described.status()).isEqualTo(MapRunStatus.RUNNING);
        assertThat(described.maxConcurrency()).isEqualTo(2);
        sfn.stopExecution(r -> r.executionArn(execution));
    }

    @Test
    @Order(3)
    void noOperationOfTheClientIsWithoutACall() {
        Set<String> offered = Arrays.stream(SfnClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .filter(method -> AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .filter(method -> AwsResponse.class.isAssignableFrom(method.getReturnType()))
                .map(method -> method.getName().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + method.getName().substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(offered).hasSizeGreaterThanOrEqualTo(37);
        assertThat(SUCCEEDED).containsExactlyElementsOf(offered);
    }

    private static List<String> mapRuns(String execution) {
        return sfn.listMapRuns(r -> r.executionArn(execution)).mapRuns().stream()
                .map(run -> run.mapRunArn())
                .toList();
    }

    private static String create(String name, StateMachineType type, String definition) {
        return sfn.createStateMachine(
                        r -> r.name(name).type(type).definition(definition).roleArn(Caller.ROLE))
                .stateMachineArn();
    }

    private static String start(String machine, String input) {
        return sfn.startExecution(r -> r.stateMachineArn(machine).input(input)).executionArn();
    }

    private static void awaitStatus(String execution, ExecutionStatus status) {
        Patience.until(
                BOUND,
                () -> execution + " is not " + status,
                () -> sfn.describeExecution(r -> r.executionArn(execution))
                        .status()
                        .equals(status));
    }
}
