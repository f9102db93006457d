package io.stepwell.demo;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;

/** The application that has orders processed: an ordinary user of Step Functions, with the AWS SDK. */
final class Shop implements AutoCloseable {
    private static final String MACHINE = "order";

    private final SfnClient client;
    private final String machineArn;
    private final String executionPrefix;

    private Shop(SfnClient client, String region, String account) {
        this.client = client;
        this.machineArn = "arn:aws:states:" + region + ":" + account + ":stateMachine:" + MACHINE;
        this.executionPrefix = machineArn.replace(":stateMachine:", ":execution:") + ":";
    }

    static Shop connect(URI endpoint, String region, String account) {
        SfnClient client = SfnClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("demo", "demo")))
                .httpClient(Apache5HttpClient.create())
                .build();
        return new Shop(client, region, account);
    }

    String machineArn() {
        return machineArn;
    }

    /** Creates the state machine, or brings it up to date. */
    void deploy(String definition) {
        try {
            client.createStateMachine(request ->
                    request.name(MACHINE).definition(definition).roleArn("arn:aws:iam::123456789012:role/demo"));
        } catch (StateMachineAlreadyExistsException older) {
            client.updateStateMachine(
                    request -> request.stateMachineArn(machineArn).definition(definition));
        }
    }

    /** The number of this run: one more than that of the last one on the same data, whose orders have names. */
    int nextRun() {
        return 1
                + client.listExecutionsPaginator(request -> request.stateMachineArn(machineArn)).executions().stream()
                        .map(execution -> execution.name())
                        .filter(name -> name.matches("A-[0-9]{4,6}"))
                        .mapToInt(name -> Integer.parseInt(name.substring(2)) / 1_000)
                        .max()
                        .orElse(0);
    }

    void place(Order order, int run) {
        client.startExecution(request ->
                request.stateMachineArn(machineArn).name(order.id(run)).input(order.input(run)));
    }

    DescribeExecutionResponse describe(String orderId) {
        return client.describeExecution(request -> request.executionArn(executionPrefix + orderId));
    }

    /** The history; that of an order fits on one page. */
    List<HistoryEvent> history(String orderId) {
        return client.getExecutionHistory(request ->
                        request.executionArn(executionPrefix + orderId).maxResults(1_000))
                .events();
    }

    String executionArn(String orderId) {
        return executionPrefix + orderId;
    }

    @Override
    public void close() {
        client.close();
    }
}
