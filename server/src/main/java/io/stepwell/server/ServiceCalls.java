package io.stepwell.server;

import io.stepwell.engine.task.Integration;
import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.lambda.Functions;
import io.stepwell.integrations.lambda.LambdaFunctionIntegration;
import io.stepwell.integrations.lambda.LambdaInvokeIntegration;
import io.stepwell.integrations.lambda.RemoteFunctions;
import io.stepwell.integrations.sqs.SqsSendMessageIntegration;
import io.stepwell.server.configuration.ConfigurationException;
import java.util.List;
import java.util.Map;

/** What tasks can call, and the client they share. */
final class ServiceCalls implements AutoCloseable {
    private final AwsClient client = new AwsClient(RetryPolicy.STANDARD);
    private final List<Integration> integrations;

    /**
     * The integrations, with the endpoints that the environment asks for.
     *
     * @throws ConfigurationException when a variable is not usable
     */
    ServiceCalls(Map<String, String> environment) {
        Endpoints endpoints = endpoints(environment);
        Functions functions = new Functions(List.of(new RemoteFunctions(client, endpoints)));
        integrations = List.of(
                new LambdaFunctionIntegration(functions),
                new LambdaInvokeIntegration(functions),
                new SqsSendMessageIntegration(client, endpoints));
    }

    List<Integration> integrations() {
        return integrations;
    }

    @Override
    public void close() {
        client.close();
    }

    private static Endpoints endpoints(Map<String, String> environment) {
        try {
            return Endpoints.of(environment);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }
}
