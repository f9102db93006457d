package io.stepwell.server.harness;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The AWS SDK's client of one server over a real socket, and the few calls most tests make. Nothing is retried. */
public final class Caller implements AutoCloseable {
    public static final String ROLE = "arn:aws:iam::123456789012:role/stepwell";
    private static final int CONNECTIONS_MAX = 200;
    private static final Duration LONGEST_POLL = Duration.ofSeconds(70);
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final Set<ExecutionStatus> CLOSED = Set.of(
            ExecutionStatus.SUCCEEDED, ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);

    public final SfnClient sfn;

    private Caller(int port, AwsCredentialsProvider credentials) {
        sfn = SfnClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(CONNECTIONS_MAX)
                        .socketTimeout(LONGEST_POLL))
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true)
                        .build())
                .build();
    }

    public static Caller of(int port) {
        return of(port, "anyone", "anything");
    }

    public static Caller of(int port, String accessKeyId, String secretKey) {
        return new Caller(port, StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretKey)));
    }

    public static Caller of(int port, AwsCredentialsProvider credentials) {
        return new Caller(port, credentials);
    }

    /** Creates a state machine; answers its ARN. */
    public String create(String name, String definition) {
        return sfn.createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE))
                .stateMachineArn();
    }

    /** Starts an execution; answers its ARN. */
    public String start(String machineArn, @Nullable String name, String input) {
        return sfn.startExecution(r -> r.stateMachineArn(machineArn).name(name).input(input))
                .executionArn();
    }

    public String start(String machineArn, String input) {
        return start(machineArn, null, input);
    }

    /** The execution, once it is closed. */
    public DescribeExecutionResponse finished(String arn) {
        Patience.until(
                BOUND,
                () -> arn + " is still open; it has " + types(arn),
                () -> CLOSED.contains(describe(arn).status()));
        return describe(arn);
    }

    /** The output of the execution, which must succeed. */
    public String output(String arn) {
        DescribeExecutionResponse end = finished(arn);
        if (end.status() != ExecutionStatus.SUCCEEDED) {
            throw new AssertionError(arn + " is " + end.status() + ": " + end.error() + ": " + end.cause());
        }
        return end.output();
    }

    public DescribeExecutionResponse describe(String arn) {
        return sfn.describeExecution(r -> r.executionArn(arn));
    }

    /** The whole history, read page by page. */
    public List<HistoryEvent> history(String arn) {
        List<HistoryEvent> events = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            GetExecutionHistoryResponse page = sfn.getExecutionHistory(
                    r -> r.executionArn(arn).maxResults(1_000).nextToken(from));
            events.addAll(page.events());
            token = page.nextToken();
        } while (token != null);
        return events;
    }

    /** The types of the events so far. */
    public List<String> types(String arn) {
        return history(arn).stream().map(HistoryEvent::typeAsString).toList();
    }

    /** Waits until the execution has had an event of this type. */
    public void awaitEvent(String arn, String type) {
        Patience.until(
                BOUND,
                () -> "no " + type + " in " + types(arn),
                () -> types(arn).contains(type));
    }

    @Override
    public void close() {
        sfn.close();
    }
}
