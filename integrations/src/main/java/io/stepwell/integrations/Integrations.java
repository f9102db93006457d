package io.stepwell.integrations;

import io.stepwell.engine.task.Integration;
import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.function.LocalFunctions;
import io.stepwell.integrations.lambda.Functions;
import io.stepwell.integrations.lambda.LambdaFunctionIntegration;
import io.stepwell.integrations.lambda.LambdaInvokeIntegration;
import io.stepwell.integrations.lambda.RemoteFunctions;
import io.stepwell.integrations.sdk.RoleCredentials;
import io.stepwell.integrations.sdk.SdkIntegration;
import io.stepwell.integrations.sdk.ServiceCaller;
import io.stepwell.integrations.sqs.SqsSendMessageIntegration;
import io.stepwell.models.ServiceCatalogue;
import java.util.List;

/** Everything a Task can call, as one list; closing it ends the local functions and open connections. */
public final class Integrations implements AutoCloseable {
    private final AwsClient client = new AwsClient(RetryPolicy.STANDARD);
    private final LocalFunctions localFunctions;
    private final List<Integration> all;

    private Integrations(Endpoints endpoints, LocalFunctions localFunctions, ServiceCatalogue services) {
        this.localFunctions = localFunctions;
        RoleCredentials roles = new RoleCredentials(client, endpoints, services);
        Functions functions = new Functions(List.of(localFunctions, new RemoteFunctions(client, endpoints)));
        this.all = List.of(
                new LambdaFunctionIntegration(functions),
                new LambdaInvokeIntegration(functions),
                new SqsSendMessageIntegration(client, endpoints),
                new SdkIntegration(services, new ServiceCaller(client, endpoints, roles)));
    }

    /**
     * The integrations that call these endpoints, and these local functions instead of Lambda where their names say so.
     *
     * @param localFunctions closed together with the result
     * @param services what {@code aws-sdk} resources can name
     */
    public static Integrations of(Endpoints endpoints, LocalFunctions localFunctions, ServiceCatalogue services) {
        return new Integrations(endpoints, localFunctions, services);
    }

    /** The integrations; each resource is served by at most one. */
    public List<Integration> all() {
        return all;
    }

    @Override
    public void close() {
        localFunctions.close();
        client.close();
    }
}
