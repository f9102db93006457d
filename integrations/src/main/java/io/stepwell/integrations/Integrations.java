package io.stepwell.integrations;

import io.stepwell.engine.item.ItemReader;
import io.stepwell.engine.item.ResultWriter;
import io.stepwell.engine.task.Integration;
import io.stepwell.integrations.agentcore.InvokeHarnessIntegration;
import io.stepwell.integrations.apigateway.ApiGatewayIntegration;
import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.eks.EksCallIntegration;
import io.stepwell.integrations.eks.EksJobIntegration;
import io.stepwell.integrations.endpoint.AwsService;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.function.LocalFunctions;
import io.stepwell.integrations.http.HttpAccess;
import io.stepwell.integrations.http.HttpInvokeIntegration;
import io.stepwell.integrations.item.S3ItemReader;
import io.stepwell.integrations.item.S3ResultWriter;
import io.stepwell.integrations.lambda.Functions;
import io.stepwell.integrations.lambda.LambdaFunctionIntegration;
import io.stepwell.integrations.lambda.LambdaInvokeIntegration;
import io.stepwell.integrations.lambda.RemoteFunctions;
import io.stepwell.integrations.optimised.OptimisedIntegration;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.integrations.s3.BucketStore;
import io.stepwell.integrations.s3.Buckets;
import io.stepwell.integrations.s3.FolderBuckets;
import io.stepwell.integrations.s3.S3Buckets;
import io.stepwell.integrations.sdk.SdkIntegration;
import io.stepwell.integrations.sdk.ServiceCaller;
import io.stepwell.integrations.sqs.SqsSendMessageIntegration;
import io.stepwell.integrations.states.RemoteStatesApi;
import io.stepwell.integrations.states.StartExecutionIntegration;
import io.stepwell.integrations.states.StatesApi;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.models.ServiceCatalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything a Task can call, as one list; closing it ends the local functions and open connections. */
public final class Integrations implements AutoCloseable {
    private final AwsClient client = new AwsClient(RetryPolicy.STANDARD);
    private final LocalFunctions localFunctions;
    private final HttpInvokeIntegration http;
    private final ApiGatewayIntegration apiGateway;
    private final List<Integration> all;
    private final List<ItemReader> itemReaders;
    private final List<ResultWriter> resultWriters;

    private Integrations(
            Endpoints endpoints,
            LocalFunctions localFunctions,
            ServiceCatalogue services,
            Map<String, Path> folders,
            HttpAccess httpAccess,
            @Nullable StatesApi ownApi) {
        this.localFunctions = localFunctions;
        this.http = new HttpInvokeIntegration(httpAccess);
        RoleCredentials roles = new RoleCredentials(client, endpoints, services);
        this.apiGateway = new ApiGatewayIntegration(endpoints, roles);
        Functions functions = new Functions(List.of(localFunctions, new RemoteFunctions(client, endpoints, roles)));
        StatesApi own = endpoints.hasOwn(AwsService.SFN) ? null : ownApi;
        ServiceCaller caller = new ServiceCaller(client, endpoints, roles, own);
        BucketStore buckets = new Buckets(new FolderBuckets(folders), new S3Buckets(client, endpoints));
        this.all = List.of(
                new LambdaFunctionIntegration(functions),
                new LambdaInvokeIntegration(functions),
                new SqsSendMessageIntegration(client, endpoints, roles),
                new StartExecutionIntegration(own == null ? new RemoteStatesApi(client, endpoints, roles) : own),
                http,
                apiGateway,
                new EksCallIntegration(endpoints, roles, httpAccess.addresses()),
                new EksJobIntegration(endpoints, roles, httpAccess.addresses()),
                new InvokeHarnessIntegration(services, caller),
                new OptimisedIntegration(services, caller, buckets),
                new SdkIntegration(services, caller));
        this.itemReaders = List.of(new S3ItemReader(buckets));
        this.resultWriters = List.of(new S3ResultWriter(buckets));
    }

    /**
     * The integrations that call these endpoints, and these local functions instead of Lambda where their names say so.
     *
     * @param localFunctions closed together with the result
     * @param services what {@code aws-sdk} resources can name
     * @param folders folders that stand in for buckets of S3, by the bucket's name
     */
    public static Integrations of(
            Endpoints endpoints, LocalFunctions localFunctions, ServiceCatalogue services, Map<String, Path> folders) {
        return new Integrations(endpoints, localFunctions, services, folders, HttpAccess.publicOnly(), null);
    }

    /**
     * The same for a server with an API of its own, which tasks call unless an endpoint of Step Functions is configured.
     *
     * @param httpAccess what HTTP tasks may reach
     */
    public static Integrations of(
            Endpoints endpoints,
            LocalFunctions localFunctions,
            ServiceCatalogue services,
            Map<String, Path> folders,
            HttpAccess httpAccess,
            StatesApi ownApi) {
        return new Integrations(endpoints, localFunctions, services, folders, httpAccess, ownApi);
    }

    /**
     * Whether there is what a resource names: false for a service, an action or a pattern that AWS does not have. Functions and
     * activities come and go; whether they are there is seen when they are called.
     */
    public boolean knows(TaskResource resource) {
        return resource.kind() != TaskResource.Kind.SERVICE || all.stream().anyMatch(each -> each.serves(resource));
    }

    /** The integrations; each resource is served by at most one. */
    public List<Integration> all() {
        return all;
    }

    /** The functions that run on this machine. */
    public LocalFunctions localFunctions() {
        return localFunctions;
    }

    /** Where a Distributed Map can read items; each resource is served by at most one. */
    public List<ItemReader> itemReaders() {
        return itemReaders;
    }

    /** Where a Distributed Map can write results; each resource is served by at most one. */
    public List<ResultWriter> resultWriters() {
        return resultWriters;
    }

    @Override
    public void close() {
        localFunctions.close();
        http.close();
        apiGateway.close();
        client.close();
    }
}
