package io.stepwell.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.ConfigurationException;
import io.stepwell.server.configuration.Setting;
import io.stepwell.server.harness.Patience;
import io.stepwell.storage.StoreException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** A whole server as AWS's own SDK sees it. */
final class StepwellServerTest {
    private static final String DEFINITION =
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":{\"done\":true},\"End\":true}}}";
    private static final String ROLE = "arn:aws:iam::123456789012:role/test";
    private static final Duration BOUND = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    @Test
    void runsAnExecutionForTheAwsSdk() {
        try (StepwellServer server = StepwellServer.start(Configuration.inMemory(), Map.of());
                SfnClient client = client(server, "any", "thing")) {
            String machine = create(client, "one");
            String execution = client.startExecution(
                            r -> r.stateMachineArn(machine).input("{}"))
                    .executionArn();
            awaitEnd(client, execution);
            assertThat(client.describeExecution(r -> r.executionArn(execution)).output())
                    .isEqualTo("{\"done\":true}");
        }
    }

    @Test
    void aTaskThatNamesNoActionOfAwsIsRefusedWhenItIsCreated() {
        try (StepwellServer server = StepwellServer.start(Configuration.inMemory(), Map.of());
                SfnClient client = client(server, "any", "thing")) {
            createWithTask(client, "good", "aws-sdk:dynamodb:listTables");
            createWithTask(client, "optimised", "apigateway:invoke");
            createWithTask(client, "token", "aws-sdk:sfn:startExecution.waitForTaskToken");
            for (String wrong : List.of(
                    "aws-sdk:nosuchservice:listTables",
                    "aws-sdk:dynamodb:listChairs",
                    "aws-sdk:glue:startJobRun.sync",
                    "nosuchservice:startThing",
                    "sqs:receiveMessage",
                    "lambda:invoke.sync")) {
                assertThatThrownBy(() -> createWithTask(client, "bad", wrong))
                        .isInstanceOf(SfnException.class)
                        .hasMessageContaining("SCHEMA_VALIDATION_FAILED: The resource provided arn:aws:states:::"
                                + wrong + " is not recognized.")
                        .hasMessageContaining(" at /States/A/Resource");
            }
        }
    }

    private static void createWithTask(SfnClient client, String name, String resource) {
        client.createStateMachine(r -> r.name(name)
                .roleArn(ROLE)
                .definition("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":"
                        + "\"arn:aws:states:::" + resource + "\",\"End\":true}}}"));
    }

    @Test
    void whatWasAcknowledgedIsThereAfterARestart() {
        Configuration configuration = onDisk(folder.resolve("data"), Map.of());
        String execution;
        try (StepwellServer server = StepwellServer.start(configuration, Map.of());
                SfnClient client = client(server, "any", "thing")) {
            String machine = create(client, "one");
            execution = client.startExecution(r -> r.stateMachineArn(machine).name("e1"))
                    .executionArn();
            awaitEnd(client, execution);
        }
        try (StepwellServer server = StepwellServer.start(configuration, Map.of());
                SfnClient client = client(server, "any", "thing")) {
            assertThat(client.describeExecution(r -> r.executionArn(execution)).status())
                    .isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(client.listStateMachines().stateMachines())
                    .extracting(m -> m.name())
                    .containsExactly("one");
        }
    }

    @Test
    void onlySignedRequestsAreServedWhenThereAreAccessKeys() {
        Configuration configuration = Configuration.read(
                Map.of(Setting.STORE, "memory", Setting.PORT, "0"),
                null,
                Map.of("STEPWELL_ACCESS_KEYS", "AKIA:secret"));
        try (StepwellServer server = StepwellServer.start(configuration, Map.of());
                SfnClient known = client(server, "AKIA", "secret");
                SfnClient wrong = client(server, "AKIA", "guess");
                SfnClient unknown = client(server, "OTHER", "secret")) {
            assertThat(known.listStateMachines().stateMachines()).isEmpty();
            assertThatThrownBy(wrong::listStateMachines)
                    .isInstanceOf(SfnException.class)
                    .hasMessageContaining("signature");
            assertThatThrownBy(unknown::listStateMachines).isInstanceOf(SfnException.class);
        }
    }

    @Test
    void regionAndAccountAreThoseOfArns() {
        Configuration configuration = Configuration.read(
                Map.of(
                        Setting.STORE,
                        "memory",
                        Setting.PORT,
                        "0",
                        Setting.REGION,
                        "eu-west-1",
                        Setting.ACCOUNT,
                        "000000000001"),
                null,
                Map.of());
        try (StepwellServer server = StepwellServer.start(configuration, Map.of());
                SfnClient client = client(server, "any", "thing")) {
            assertThat(create(client, "m")).isEqualTo("arn:aws:states:eu-west-1:000000000001:stateMachine:m");
        }
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefused() {
        Configuration configuration = onDisk(folder.resolve("data"), Map.of());
        try (StepwellServer _ = StepwellServer.start(configuration, Map.of())) {
            assertThatThrownBy(() -> StepwellServer.start(configuration, Map.of()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("data");
        }
    }

    @Test
    void anOpenServerOnAPublicAddressIsRefusedBeforeAnythingIsOpened() {
        Configuration configuration = onDisk(folder.resolve("data"), Map.of(Setting.HOST, "0.0.0.0"));
        assertThatThrownBy(() -> StepwellServer.start(configuration, Map.of()))
                .isInstanceOf(ConfigurationException.class);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aPortThatIsTakenReleasesTheStore() {
        try (StepwellServer first = StepwellServer.start(Configuration.inMemory(), Map.of())) {
            String taken = Integer.toString(first.port());
            Configuration second = onDisk(folder.resolve("data"), Map.of(Setting.PORT, taken));
            assertThatThrownBy(() -> StepwellServer.start(second, Map.of()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("port: " + taken);
        }
        try (StepwellServer again = StepwellServer.start(onDisk(folder.resolve("data"), Map.of()), Map.of())) {
            assertThat(again.port()).isPositive();
        }
    }

    private static Configuration onDisk(Path data, Map<Setting, String> more) {
        Map<Setting, String> flags = new HashMap<>(Map.of(Setting.DATA, data.toString(), Setting.PORT, "0"));
        flags.putAll(more);
        return Configuration.read(flags, null, Map.of());
    }

    private static String create(SfnClient client, String name) {
        return client.createStateMachine(
                        r -> r.name(name).definition(DEFINITION).roleArn(ROLE))
                .stateMachineArn();
    }

    /** Asks until the execution has ended, as a client must: the API has no other way. */
    private static void awaitEnd(SfnClient client, String execution) {
        Patience.until(
                BOUND,
                () -> execution + " is still running",
                () -> client.describeExecution(r -> r.executionArn(execution)).status() != ExecutionStatus.RUNNING);
    }

    private static SfnClient client(StepwellServer server, String key, String secret) {
        return SfnClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                .build();
    }
}
